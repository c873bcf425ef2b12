namespace NSec.Cryptography;

/// <summary>
/// Which native library this process uses, chosen at the first use of a key. libsodium is the faster one; a libsodium that verifies
/// with the cofactor comes last, so that machines with different versions of it still give the same verdicts.
/// </summary>
internal static class BackendChoice
{
    /// <summary><c>sodium</c> or <c>openssl</c> allows that library only, for tests and diagnosis.</summary>
    public const string Variable = "UNTP_ED25519_BACKEND";

    private static readonly Lazy<IEd25519Backend?> _chosen = new(() => Choose(
        Environment.GetEnvironmentVariable(Variable),
        () => SodiumBackend.Instance,
        () => OpenSslBackend.Instance));

    /// <exception cref="PlatformNotSupportedException">There is no library, or not the one that the variable names.</exception>
    public static IEd25519Backend Current => _chosen.Value ?? throw Missing(Environment.GetEnvironmentVariable(Variable));

    public static IEd25519Backend? Choose(string? forced, Func<IEd25519Backend?> sodium, Func<IEd25519Backend?> openSsl) => forced switch
    {
        null or "" => sodium() is { IsCofactorless: true } exact ? exact : openSsl() ?? sodium(),
        "sodium" => sodium(),
        "openssl" => openSsl(),
        _ => null,
    };

    public static PlatformNotSupportedException Missing(string? forced) => new(string.IsNullOrEmpty(forced)
        ? "Ed25519 needs libsodium (Debian: libsodium23; Homebrew: libsodium; Windows: libsodium.dll beside the application) "
            + "or OpenSSL 3's libcrypto, and neither can be loaded."
        : $"{Variable} is '{forced}', which is no Ed25519 library that can be loaded here: "
            + "set it to 'sodium' or 'openssl', install that library, or unset it.");
}
