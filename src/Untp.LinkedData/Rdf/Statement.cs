using System.Runtime.InteropServices;

namespace Untp.LinkedData.Rdf;

/// <summary>A statement by the numbers of its terms in a <see cref="StatementSet"/>; graph 0 is the default graph.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Statement(int Subject, int Predicate, int Object, int Graph)
{
    /// <summary>Seeded, unlike that of records: documents are attackers' data.</summary>
    public override int GetHashCode() => HashCode.Combine(Subject, Predicate, Object, Graph);
}
