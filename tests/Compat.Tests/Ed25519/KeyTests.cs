using NSec.Cryptography;

namespace Compat.Tests.Ed25519;

public sealed class KeyTests
{
    private static readonly byte[] _seed = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    public static TheoryData<string> Names => Backends.Names;

    [Fact]
    public void Returns_The_Sizes_Of_Rfc_8032()
    {
        var algorithm = SignatureAlgorithm.Ed25519;
        Assert.Same(algorithm, SignatureAlgorithm.Ed25519);
        Assert.Equal((32, 32, 64), (algorithm.PrivateKeySize, algorithm.PublicKeySize, algorithm.SignatureSize));
    }

    [Fact]
    public void Returns_Different_Random_Keys_That_Verify_What_They_Signed()
    {
        using var first = Key.Create(SignatureAlgorithm.Ed25519);
        using var second = Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters());
        var signature = SignatureAlgorithm.Ed25519.Sign(first, "data"u8);
        Assert.NotEqual(first.PublicKey, second.PublicKey);
        Assert.Same(SignatureAlgorithm.Ed25519, first.Algorithm);
        Assert.True(SignatureAlgorithm.Ed25519.Verify(first.PublicKey, "data"u8, signature));
        Assert.False(SignatureAlgorithm.Ed25519.Verify(second.PublicKey, "data"u8, signature));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Exports_The_Seed_As_The_Policy_Allows(string backend)
    {
        using var never = new Key(Backends.Get(backend), _seed, KeyExportPolicies.None);
        using var once = new Key(Backends.Get(backend), _seed, KeyExportPolicies.AllowPlaintextArchiving);
        using var always = new Key(Backends.Get(backend), _seed, KeyExportPolicies.AllowPlaintextExport);

        Assert.Throws<InvalidOperationException>(() => never.Export(KeyBlobFormat.RawPrivateKey));
        Assert.Equal(_seed, once.Export(KeyBlobFormat.RawPrivateKey));
        Assert.Equal(KeyExportPolicies.None, once.ExportPolicy);
        Assert.Throws<InvalidOperationException>(() => once.Export(KeyBlobFormat.RawPrivateKey));
        Assert.Equal(_seed, always.Export(KeyBlobFormat.RawPrivateKey));
        Assert.Equal(_seed, always.Export(KeyBlobFormat.RawPrivateKey));
        Assert.Equal(never.PublicKey.Export(KeyBlobFormat.RawPublicKey), never.Export(KeyBlobFormat.RawPublicKey));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_Use_Of_A_Disposed_Key_But_Not_Of_Its_Public_Part(string backend)
    {
        var key = new Key(Backends.Get(backend), _seed, KeyExportPolicies.AllowPlaintextExport);
        var signature = SignatureAlgorithm.Ed25519.Sign(key, "data"u8);
        key.Dispose();
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => SignatureAlgorithm.Ed25519.Sign(key, "data"u8));
        Assert.Throws<ObjectDisposedException>(() => SignatureAlgorithm.Ed25519.Sign(key, "data"u8, new byte[64]));
        Assert.Throws<ObjectDisposedException>(() => key.Export(KeyBlobFormat.RawPrivateKey));
        Assert.True(SignatureAlgorithm.Ed25519.Verify(key.PublicKey, "data"u8, signature));
    }

    [Fact]
    public void Imports_And_Exports_Both_Raw_Formats()
    {
        var policy = new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
        using var key = Key.Import(SignatureAlgorithm.Ed25519, _seed, KeyBlobFormat.RawPrivateKey, policy);
        Assert.True(Key.TryImport(SignatureAlgorithm.Ed25519, _seed, KeyBlobFormat.RawPrivateKey, out var same));
        var bytes = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        var publicKey = PublicKey.Import(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPublicKey);

        Assert.Equal(_seed, key.Export(KeyBlobFormat.RawPrivateKey));
        Assert.Equal(KeyExportPolicies.None, same.ExportPolicy);
        Assert.Equal(key.PublicKey, same.PublicKey);
        Assert.Equal(key.PublicKey, publicKey);
        Assert.Equal(key.PublicKey.GetHashCode(), publicKey.GetHashCode());
        Assert.Equal(bytes, publicKey.Export(KeyBlobFormat.RawPublicKey));
        same.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(64)]
    public void Rejects_Blobs_Of_The_Wrong_Size(int size)
    {
        var blob = new byte[size];
        Assert.Throws<FormatException>(() => Key.Import(SignatureAlgorithm.Ed25519, blob, KeyBlobFormat.RawPrivateKey));
        Assert.Throws<FormatException>(() => PublicKey.Import(SignatureAlgorithm.Ed25519, blob, KeyBlobFormat.RawPublicKey));
        Assert.False(Key.TryImport(SignatureAlgorithm.Ed25519, blob, KeyBlobFormat.RawPrivateKey, out var key));
        Assert.False(PublicKey.TryImport(SignatureAlgorithm.Ed25519, blob, KeyBlobFormat.RawPublicKey, out var publicKey));
        Assert.Null(key);
        Assert.Null(publicKey);
    }

    [Fact]
    public void Rejects_Formats_That_It_Leaves_Out()
    {
        var policy = new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
        using var key = Key.Create(SignatureAlgorithm.Ed25519, policy);
        var leftOut = Enum.GetValues<KeyBlobFormat>().Except([KeyBlobFormat.RawPrivateKey, KeyBlobFormat.RawPublicKey]).ToArray();
        Assert.Equal(9, leftOut.Length);
        Assert.All(leftOut, format =>
        {
            Assert.Throws<NotSupportedException>(() => Key.Import(SignatureAlgorithm.Ed25519, _seed, format));
            Assert.Throws<NotSupportedException>(() => Key.TryImport(SignatureAlgorithm.Ed25519, _seed, format, out _));
            Assert.Throws<NotSupportedException>(() => PublicKey.Import(SignatureAlgorithm.Ed25519, _seed, format));
            Assert.Throws<NotSupportedException>(() => PublicKey.TryImport(SignatureAlgorithm.Ed25519, _seed, format, out _));
            Assert.Throws<NotSupportedException>(() => key.Export(format));
            Assert.Throws<NotSupportedException>(() => key.PublicKey.Export(format));
        });
        Assert.Throws<ArgumentException>("format", () => Key.Import(SignatureAlgorithm.Ed25519, _seed, KeyBlobFormat.RawPublicKey));
        Assert.Throws<ArgumentException>("format", () => PublicKey.Import(SignatureAlgorithm.Ed25519, _seed, KeyBlobFormat.RawPrivateKey));
        Assert.Throws<ArgumentException>("format", () => key.PublicKey.Export(KeyBlobFormat.RawPrivateKey));
    }

    [Fact]
    public void Rejects_Null()
    {
        Assert.Throws<ArgumentNullException>("algorithm", () => Key.Create(null!));
        Assert.Throws<ArgumentNullException>("algorithm", () => Key.Import(null!, _seed, KeyBlobFormat.RawPrivateKey));
        Assert.Throws<ArgumentNullException>("algorithm", () => PublicKey.Import(null!, _seed, KeyBlobFormat.RawPublicKey));
        Assert.Throws<ArgumentNullException>("key", () => SignatureAlgorithm.Ed25519.Sign(null!, []));
        Assert.Throws<ArgumentNullException>("publicKey", () => SignatureAlgorithm.Ed25519.Verify(null!, [], []));
    }

    [Fact]
    public void Imports_Any_32_Bytes_As_A_Public_Key_And_Verifies_Nothing_Under_A_Weak_One()
    {
        foreach (var (_, encoded) in EdgeVector.SmallOrder)
        {
            Assert.True(PublicKey.TryImport(SignatureAlgorithm.Ed25519, encoded, KeyBlobFormat.RawPublicKey, out var weak));
            Assert.Equal(encoded, weak.Export(KeyBlobFormat.RawPublicKey));
            Assert.False(SignatureAlgorithm.Ed25519.Verify(weak, [], new byte[64]));
        }
    }
}
