using System.IO.Hashing;

namespace Compat.Tests.Hashing;

public sealed class XxHashTests
{
    // Seed 0 and the prime that xxHash's own checks use; every length class of both algorithms. Values: libxxhash 0.8.1.
    [Theory]
    [InlineData(0, 0x0000000000000000UL, 0xef46db3751d8e999UL, 0x2d06800538d394c2UL)]
    [InlineData(0, 0x9e3779b185ebca8dUL, 0x0b303d920ec349dfUL, 0xa8a6b918b2f0364aUL)]
    [InlineData(1, 0x0000000000000000UL, 0xa96c7f0ce858bbb7UL, 0x4c5cca45d0f4811fUL)]
    [InlineData(1, 0x9e3779b185ebca8dUL, 0x76349a430e97f416UL, 0xfb9ffac0328029fcUL)]
    [InlineData(3, 0x0000000000000000UL, 0xbed43740ee6332bbUL, 0x6e3e2670e61106acUL)]
    [InlineData(3, 0x9e3779b185ebca8dUL, 0x5bde7cc0c6b9fda0UL, 0xea2313880f3cdaeaUL)]
    [InlineData(4, 0x0000000000000000UL, 0xfa212ae44b3bb23dUL, 0x5c4c63133443d03fUL)]
    [InlineData(4, 0x9e3779b185ebca8dUL, 0xbeaa34e32eee8b3dUL, 0x9ed5758ad388108eUL)]
    [InlineData(8, 0x0000000000000000UL, 0x994b676b71ce94ddUL, 0xf9fd4dd0b04d78f5UL)]
    [InlineData(8, 0x9e3779b185ebca8dUL, 0xa2f8d42e3c57a4ffUL, 0xcda4b01376fb6feeUL)]
    [InlineData(9, 0x0000000000000000UL, 0x572b84c18b983af8UL, 0x7c20df9712c26edfUL)]
    [InlineData(9, 0x9e3779b185ebca8dUL, 0x20e36a0dd2f39734UL, 0x61e9c4f6989e2ebeUL)]
    [InlineData(16, 0x0000000000000000UL, 0x94ad0095e72b24d5UL, 0x86abf6baccea0858UL)]
    [InlineData(16, 0x9e3779b185ebca8dUL, 0xb113427302bb8a57UL, 0x002c5dbcd9e84e88UL)]
    [InlineData(17, 0x0000000000000000UL, 0x1464f2eff23b5fe1UL, 0xb58bf5dc5022d071UL)]
    [InlineData(17, 0x9e3779b185ebca8dUL, 0x6e6919369ad90d47UL, 0x26c99ae8313daaf0UL)]
    [InlineData(31, 0x0000000000000000UL, 0x6711d55e306b5d8fUL, 0x48442fcd5518b086UL)]
    [InlineData(31, 0x9e3779b185ebca8dUL, 0x1bb0ceeb5eb55765UL, 0x18ab73c798e96198UL)]
    [InlineData(32, 0x0000000000000000UL, 0x07f7b8e3bc5d6e25UL, 0xe3712ed84c04a66eUL)]
    [InlineData(32, 0x9e3779b185ebca8dUL, 0xceaa085e9fe58428UL, 0x8bdd66ab9a43c5d5UL)]
    [InlineData(64, 0x0000000000000000UL, 0x50d4159a0411632eUL, 0x1291d2d4042330ddUL)]
    [InlineData(64, 0x9e3779b185ebca8dUL, 0xeb828ec9fd6b56c5UL, 0xeb83e6b52d65e4a7UL)]
    [InlineData(128, 0x0000000000000000UL, 0x0430e433b792e757UL, 0x10d17f72c0ccba41UL)]
    [InlineData(128, 0x9e3779b185ebca8dUL, 0x2f6feddcc0a2ef0fUL, 0x687966cb6159cbc7UL)]
    [InlineData(129, 0x0000000000000000UL, 0x1f9708e5a00618faUL, 0x1648bdc3db49d1a2UL)]
    [InlineData(129, 0x9e3779b185ebca8dUL, 0x5d4282e0dfb553f4UL, 0x25b2d1a1f5780bfaUL)]
    [InlineData(240, 0x0000000000000000UL, 0xca0b65cc61295ca7UL, 0xb6cfaf343fab81e6UL)]
    [InlineData(240, 0x9e3779b185ebca8dUL, 0x2f7de94659fc3f19UL, 0x7a689e088cdb8a88UL)]
    [InlineData(241, 0x0000000000000000UL, 0x0ffefe0dfc875cf4UL, 0x956cae592c67279eUL)]
    [InlineData(241, 0x9e3779b185ebca8dUL, 0xd20978ebc734b70fUL, 0xd8e8bd54329068cbUL)]
    [InlineData(1023, 0x0000000000000000UL, 0x4db3efaa15c421b1UL, 0xa94ffcd2254368e4UL)]
    [InlineData(1023, 0x9e3779b185ebca8dUL, 0xf8d351fc7196575eUL, 0x908308aa61d62f3fUL)]
    [InlineData(1024, 0x0000000000000000UL, 0x5960af0c625acfb7UL, 0x70bd377d9574f4bbUL)]
    [InlineData(1024, 0x9e3779b185ebca8dUL, 0xd4e82ba089509469UL, 0x023e2783c9ca89b7UL)]
    [InlineData(1025, 0x0000000000000000UL, 0xdbd366621190a655UL, 0x66c4487c41e127a7UL)]
    [InlineData(1025, 0x9e3779b185ebca8dUL, 0x912fb0306e55b945UL, 0x4183325be9472621UL)]
    [InlineData(2048, 0x0000000000000000UL, 0xafd8cdfc2fae9426UL, 0x8b46caa67dab3a30UL)]
    [InlineData(2048, 0x9e3779b185ebca8dUL, 0x067d62f37174c54bUL, 0x07dd57f339f12e1cUL)]
    [InlineData(4097, 0x0000000000000000UL, 0x00811ab3925b884aUL, 0x34eecaecd32195a4UL)]
    [InlineData(4097, 0x9e3779b185ebca8dUL, 0x780d80aef2692fc1UL, 0x2332099a24482460UL)]
    public void Equals_The_Reference(int length, ulong seed, ulong xxHash64, ulong xxHash3)
    {
        var source = Enumerable.Range(0, length).Select(i => unchecked((byte)((i * 131) + 7))).ToArray();

        Assert.Equal(xxHash64, XxHash64.HashToUInt64(source, unchecked((long)seed)));
        Assert.Equal(xxHash3, XxHash3.HashToUInt64(source, unchecked((long)seed)));
    }

    [Fact]
    public void Writes_XxHash64_Big_Endian()
    {
        Assert.Equal("EF46DB3751D8E999", Convert.ToHexString(XxHash64.Hash([])));
        Assert.Equal("44BC2CF5AD770999", Convert.ToHexString(XxHash64.Hash("abc"u8.ToArray())));
    }
}
