using System.Security.Cryptography;
using Untp.Core.Keys;
using Untp.Issuer.Keys;

namespace Services.Tests.Issuer;

public sealed class KeyVaultTests : IDisposable
{
    private const string Tenant = "acme";
    private const string Did = "did:key:z1";
    private readonly KeyVault _vault = Vault();
    private readonly SigningKey _key = SigningKey.Create(KeyType.P256).Value!;

    public static TheoryData<KeyType> KeyTypes => new(Enum.GetValues<KeyType>());

    public void Dispose() => _key.Dispose();

    [Theory]
    [MemberData(nameof(KeyTypes))]
    public void Sealed_key_opens_to_the_same_key(KeyType type)
    {
        using var key = SigningKey.Create(type).Value!;

        using var opened = _vault.Open(_vault.Seal(key, Tenant, Did), type, Tenant, Did);

        Assert.Equal(key.Export(), opened.Export());
    }

    [Fact]
    public void Two_seals_of_one_key_differ()
    {
        byte[] first = _vault.Seal(_key, Tenant, Did), second = _vault.Seal(_key, Tenant, Did);

        Assert.NotEqual(first, second);
        Assert.False(first.AsSpan(1, 12).SequenceEqual(second.AsSpan(1, 12)));
    }

    [Fact]
    public void Sealed_key_does_not_hold_the_key() => Assert.Equal(-1, _vault.Seal(_key, Tenant, Did).AsSpan().IndexOf(_key.Export().AsSpan(0, 8)));

    [Theory]
    [InlineData("other", Did)]
    [InlineData("", Did)]
    [InlineData(Tenant, "did:key:z2")]
    [InlineData(Tenant, "")]
    [InlineData("acme\ndid:key:z1", "")]
    public void Another_owner_cannot_open_it(string tenant, string did)
    {
        var sealedKey = _vault.Seal(_key, Tenant, Did);

        Assert.ThrowsAny<CryptographicException>(() => _vault.Open(sealedKey, KeyType.P256, tenant, did));
    }

    [Fact]
    public void Another_master_key_cannot_open_it()
    {
        Assert.ThrowsAny<CryptographicException>(() => Vault().Open(_vault.Seal(_key, Tenant, Did), KeyType.P256, Tenant, Did));
    }

    [Fact]
    public void Any_changed_bit_is_noticed()
    {
        var sealedKey = _vault.Seal(_key, Tenant, Did);
        for (var bit = 0; bit < sealedKey.Length * 8; bit++)
        {
            var changed = sealedKey.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => _vault.Open(changed, KeyType.P256, Tenant, Did));
        }
    }

    [Fact]
    public void Cut_off_or_grown_key_is_noticed()
    {
        var sealedKey = _vault.Seal(_key, Tenant, Did);
        for (var length = 0; length < sealedKey.Length; length++)
        {
            Assert.ThrowsAny<CryptographicException>(() => _vault.Open(sealedKey[..length], KeyType.P256, Tenant, Did));
        }

        Assert.ThrowsAny<CryptographicException>(() => _vault.Open([.. sealedKey, 0], KeyType.P256, Tenant, Did));
    }

    [Fact]
    public void Many_threads_seal_and_open_at_once()
    {
        var secret = _key.Export();

        Parallel.For(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            using var opened = _vault.Open(_vault.Seal(_key, Tenant, $"{i}"), KeyType.P256, Tenant, $"{i}");
            Assert.Equal(secret, opened.Export());
        });
    }

    private static KeyVault Vault() => new(new KeyOptions { MasterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyOptions.MasterKeyBytes)) });
}
