using Untp.Core.Dids.Resolution;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids.Resolution;

public sealed class DidErrorTypesTests
{
    [Theory]
    [InlineData("DID_SYNTAX", "INVALID_DID")]
    [InlineData("KEY_SYNTAX", "INVALID_DID")]
    [InlineData("DID_LOG_HASH_MISMATCH", "INVALID_DID")]
    [InlineData("DID_LOG_WITNESS_MISSING", "INVALID_DID")]
    [InlineData("DID_DOCUMENT_INVALID", "INVALID_DID_DOCUMENT")]
    [InlineData("DID_URL_SYNTAX", "INVALID_DID_URL")]
    [InlineData("DID_NOT_FOUND", "NOT_FOUND")]
    [InlineData("DID_VERSION_NOT_FOUND", "NOT_FOUND")]
    [InlineData("DID_URL_NOT_FOUND", "NOT_FOUND")]
    [InlineData("DID_DEACTIVATED", "DEACTIVATED")]
    [InlineData("DID_METHOD_UNSUPPORTED", "METHOD_NOT_SUPPORTED")]
    [InlineData("MEDIA_TYPE_UNSUPPORTED", "REPRESENTATION_NOT_SUPPORTED")]
    [InlineData("DID_OPTIONS_INVALID", "INVALID_OPTIONS")]
    [InlineData("DID_UNRESOLVED", "INTERNAL_ERROR")]
    [InlineData("REMOTE_UNREACHABLE", "INTERNAL_ERROR")]
    [InlineData("INTERNAL", "INTERNAL_ERROR")]
    public void Names_TheTypeOfAProblem(string code, string type) =>
        Assert.Equal($"https://www.w3.org/ns/did#{type}", DidErrorTypes.Of(new Problem(ProblemCodes.All[code], "A test.")).ToUrl());

    [Fact]
    public void Names_EveryType()
    {
        Assert.Equal(9, Enum.GetValues<DidErrorType>().Select(type => type.ToUrl()).Distinct(StringComparer.Ordinal).Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((DidErrorType)99).ToUrl());
    }
}
