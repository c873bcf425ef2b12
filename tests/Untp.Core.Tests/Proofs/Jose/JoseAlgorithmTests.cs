using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Tests.Proofs.Jose;

public sealed class JoseAlgorithmTests
{
    [Theory]
    [InlineData("EdDSA", KeyType.Ed25519, true)]
    [InlineData("Ed25519", KeyType.Ed25519, true)]
    [InlineData("ES256", KeyType.P256, true)]
    [InlineData("EdDSA", KeyType.P256, false)]
    [InlineData("Ed25519", KeyType.P256, false)]
    [InlineData("ES256", KeyType.Ed25519, false)]
    [InlineData("ES384", KeyType.P384, true)]
    [InlineData("ES384", KeyType.P256, false)]
    [InlineData("ES256", KeyType.P384, false)]
    [InlineData("none", KeyType.Ed25519, false)]
    [InlineData("", KeyType.P256, false)]
    public void Fits_TheKeyOrNot(string alg, KeyType type, bool expected)
    {
        Assert.Equal(expected, JoseAlgorithm.Fits(alg, type));
        Assert.Equal(alg is "EdDSA" or "Ed25519" or "ES256" or "ES384", JoseAlgorithm.IsAllowed(alg));
    }

    [Fact]
    public void Names_OneAlgorithmAKeyType()
    {
        Assert.Equal("EdDSA", JoseAlgorithm.Of(KeyType.Ed25519));
        Assert.Equal("ES256", JoseAlgorithm.Of(KeyType.P256));
        Assert.Equal("ES384", JoseAlgorithm.Of(KeyType.P384));
        Assert.Throws<ArgumentOutOfRangeException>(() => JoseAlgorithm.Of((KeyType)99));
    }
}
