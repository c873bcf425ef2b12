using NSec.Cryptography;

namespace Compat.Tests.Ed25519;

/// <summary>The native libraries that this machine has to have, by name.</summary>
internal static class Backends
{
    /// <summary>Theory data: OpenSSL always, as .NET needs it on Linux; libsodium where it is installed or required.</summary>
    public static TheoryData<string> Names => Availability.WhySkipped([Part.Libsodium]) is null ? ["openssl", "sodium"] : ["openssl"];

    public static IEd25519Backend Get(string name)
    {
        IEd25519Backend? backend = name == "sodium" ? SodiumBackend.Instance : OpenSslBackend.Instance;
        Assert.NotNull(backend);
        return backend;
    }
}
