namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>The cryptosuites that are used here.</summary>
internal static class Cryptosuites
{
    private static readonly ICryptosuite[] _all =
    [
        new EddsaJcs2022(),
    ];

    public static ICryptosuite? Find(string name) => Array.Find(_all, suite => suite.Name == name);
}
