using System.Diagnostics;

namespace Untp.Stack.Tests;

/// <summary>Credentials of a JOSE library that is not ours, and ours in its hands.</summary>
public sealed class ForeignVcTests(ForeignParty party) : IClassFixture<ForeignParty>
{
    [NeedsFact(Part.Node)]
    public async Task Jose_signs_verifies_and_attacks()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "foreign", "jose-client.mjs")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["UNTP_HTTP"] = party.Stack.Http.ToString();
        start.Environment["UNTP_API_KEY"] = party.Stack.ApiKey;
        start.Environment["UNTP_PASSPORT"] = Passport.OwnPath;
        start.Environment["UNTP_PARTY_PORT"] = $"{party.Port}";
        start.Environment["UNTP_PARTY_CERTIFICATE"] = party.CertificateFile;
        start.Environment["UNTP_PARTY_KEY"] = party.KeyFile;
        start.Environment["UNTP_EXPECT"] = Directory.Exists(Repository.Shared) ? "valid" : "indeterminate";

        var output = await MainJobTests.RunAsync(start);

        Assert.Contains("53 cases passed", output, StringComparison.Ordinal);
    }
}
