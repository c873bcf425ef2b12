namespace Untp.LinkedData.JsonLd;

/// <summary>A term's container mapping. Source: JSON-LD 1.1, section 9.15.1.</summary>
[Flags]
internal enum Containers
{
    None = 0,
    List = 1,
    Set = 2,
    Index = 4,
    Language = 8,
    Graph = 16,
    Id = 32,
    Type = 64,
}
