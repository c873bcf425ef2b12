using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Credentials;

/// <summary>The shape and the dates of the OpenBadges of the Digital Credentials Consortium.</summary>
public sealed class OpenBadgeTests
{
    [NeedsFact(Part.Shared)]
    public void Accepts_OpenBadges()
    {
        var count = 0;
        foreach (var expected in Vectors.Read("vectors", "dcc-vc-fixtures", "expected.json").EnumerateObject())
        {
            var json = StrictJsonReader.Read(Vectors.ReadBytes("vectors", "dcc-vc-fixtures", expected.Name)).ToResult();
            if (!json.IsSuccess)
            {
                continue;
            }

            var credential = new Credential(json.Value);
            Assert.Empty(CredentialShape.Check(credential));
            var period = Expect.Success(ValidityPeriod.Read(credential));
            Assert.Equal((Date(expected.Value, "validFrom"), Date(expected.Value, "validUntil")), (period.From, period.Until));
            count++;
        }

        Assert.Equal(13, count);
    }

    private static DateTimeOffset? Date(StrictJson expected, string name) =>
        expected.GetProperty(name) is { ValueKind: JsonValueKind.String } date ? DateTimeOffset.Parse(date.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : null;
}
