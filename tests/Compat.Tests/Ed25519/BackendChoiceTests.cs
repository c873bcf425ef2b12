using NSec.Cryptography;

namespace Compat.Tests.Ed25519;

public sealed class BackendChoiceTests
{
    private readonly SampleBackend _exactSodium = new(Verdict: false, IsCofactorless: true);
    private readonly SampleBackend _cofactorSodium = new(Verdict: false, IsCofactorless: false);
    private readonly SampleBackend _openSsl = new(Verdict: false, IsCofactorless: true);

    [Fact]
    public void Returns_Sodium_First_But_One_With_The_Cofactor_Last()
    {
        Assert.Same(_exactSodium, BackendChoice.Choose(null, () => _exactSodium, () => _openSsl));
        Assert.Same(_exactSodium, BackendChoice.Choose("", () => _exactSodium, () => null));
        Assert.Same(_openSsl, BackendChoice.Choose(null, () => _cofactorSodium, () => _openSsl));
        Assert.Same(_openSsl, BackendChoice.Choose(null, () => null, () => _openSsl));
        Assert.Same(_cofactorSodium, BackendChoice.Choose(null, () => _cofactorSodium, () => null));
        Assert.Null(BackendChoice.Choose(null, () => null, () => null));
    }

    [Fact]
    public void Returns_Only_The_Library_That_Is_Forced()
    {
        Assert.Same(_cofactorSodium, BackendChoice.Choose("sodium", () => _cofactorSodium, () => _openSsl));
        Assert.Same(_openSsl, BackendChoice.Choose("openssl", () => _exactSodium, () => _openSsl));
        Assert.Null(BackendChoice.Choose("sodium", () => null, () => _openSsl));
        Assert.Null(BackendChoice.Choose("openssl", () => _exactSodium, () => null));
        Assert.Null(BackendChoice.Choose("boringssl", () => _exactSodium, () => _openSsl));
    }

    [Fact]
    public void Names_What_To_Install_Or_To_Set()
    {
        Assert.Contains("libsodium23", BackendChoice.Missing(null).Message);
        Assert.Contains("UNTP_ED25519_BACKEND is 'boringssl'", BackendChoice.Missing("boringssl").Message);
    }

    [NeedsFact(Part.Libsodium)]
    public void Loads_Libsodium() => Assert.True(BackendProbe.Works(Backends.Get("sodium")));

    [Fact]
    public void Loads_OpenSsl()
    {
        Assert.True(BackendProbe.Works(Backends.Get("openssl")));
        Assert.True(BackendProbe.IsCofactorless(Backends.Get("openssl")));
    }

    [Fact]
    public void Finds_No_Library_That_Lacks_A_Function()
    {
        Assert.Null(NativeLibraryExports.Find(["libcrypto.so.3", "libnone.so.0"], ["EVP_MD_CTX_new", "no_such_function"]));
        Assert.Null(NativeLibraryExports.Find(["libnone.so.0"], []));
    }

    [Fact]
    public void Does_Not_Use_A_Library_That_Refuses_A_Valid_Signature()
    {
        Assert.False(BackendProbe.Works(_exactSodium));
        Assert.True(BackendProbe.IsCofactorless(_exactSodium));
    }
}
