using System.Globalization;
using System.Text;

namespace Untp.LinkedData.JsonLd;

/// <summary>Where in a document an algorithm is. One thread. Source: RFC 6901.</summary>
internal sealed class JsonPath
{
    private readonly List<(string? Name, int Index)> _segments = [];

    public void Push(string name) => _segments.Add((name, 0));

    public void Push(int index) => _segments.Add((null, index));

    public void Pop() => _segments.RemoveAt(_segments.Count - 1);

    public override string ToString()
    {
        var pointer = new StringBuilder();
        foreach (var (name, index) in _segments)
        {
            pointer.Append('/').Append(name?.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) ?? index.ToString(CultureInfo.InvariantCulture));
        }

        return pointer.ToString();
    }
}
