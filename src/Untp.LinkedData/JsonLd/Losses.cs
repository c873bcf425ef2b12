namespace Untp.LinkedData.JsonLd;

/// <summary>What safe mode found to be dropped; nothing outside safe mode. One thread.</summary>
internal sealed class Losses(bool isSafe)
{
    // A document full of unknown terms is told about its first ones.
    private const int Max = 100;

    public JsonPath Path { get; } = new();

    public List<LinkedDataProblem> Found { get; } = [];

    public bool IsSafe => isSafe;

    public void Add(string code, string message)
    {
        if (isSafe && Found.Count < Max)
        {
            Found.Add(new(code, message, Path.ToString()));
        }
    }
}
