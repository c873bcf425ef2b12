using System.Security.Cryptography;
using Untp.LinkedData.Encodings;

namespace Untp.LinkedData.Tests.Encodings;

public sealed class MultihashTests
{
    // Codes of the multicodec table; a code of 0x80 and above takes two bytes.
    [Theory]
    [InlineData("1220", 32, "sha2-256")]
    [InlineData("2030", 48, "sha2-384")]
    [InlineData("1340", 64, "sha2-512")]
    [InlineData("1114", 20, "sha1")]
    [InlineData("d50110", 16, "md5")]
    public void Reads_AFunctionAndItsDigest(string prefix, int length, string name)
    {
        var read = Expect.Success(Multihash.Read([.. Convert.FromHexString(prefix), .. new byte[length]]));

        Assert.Equal(name, read.Function.Name);
        Assert.Equal(length, read.Digest.Length);
    }

    [Fact]
    public void Reads_WhatItWrote() =>
        Assert.Equal(SHA256.HashData("untp"u8), Expect.Success(Multihash.Read(Multihash.OfSha256("untp"u8))).Digest.ToArray());

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("1220")]
    [InlineData("122000")]
    [InlineData("120100ff")]
    [InlineData("92001f")]
    [InlineData("ffffffff7f00")]
    public void Rejects_WhatDoesNotFitTogether(string hex) => Expect.Failure(LinkedDataCodes.MultihashInvalid, Multihash.Read(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("1221", 33)]
    [InlineData("1b20", 32)]
    public void Rejects_OtherFunctionsAndCutDigests(string prefix, int length) =>
        Expect.Failure(LinkedDataCodes.MultihashUnsupported, Multihash.Read([.. Convert.FromHexString(prefix), .. new byte[length]]));
}
