using System.Text.Json;
using NSec.Cryptography;

namespace Compat.Tests.Ed25519;

/// <summary>Wycheproof's testvectors_v1/ed25519_test.json.</summary>
public sealed class WycheproofTests
{
    public static TheoryData<string> Names => Backends.Names;

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Names))]
    public void Returns_The_Verdict_Of_Every_Vector(string backend)
    {
        var (cases, valid) = (0, 0);
        foreach (var (publicKey, test) in Read())
        {
            var expected = test.GetProperty("result").GetString() == "valid";
            var key = new PublicKey(Backends.Get(backend), publicKey);
            var verdict = SignatureAlgorithm.Ed25519.Verify(key, Hex(test, "msg"), Hex(test, "sig"));
            Assert.True(expected == verdict, $"tcId {test.GetProperty("tcId")}: {test.GetProperty("comment")}");
            cases++;
            valid += expected ? 1 : 0;
        }

        Assert.Equal((111, 66), (cases, valid));
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Names))]
    public void Returns_The_Signature_Of_Rfc_8032_Test_1024(string backend)
    {
        using var key = new Key(
            Backends.Get(backend),
            Convert.FromHexString("f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5"),
            KeyExportPolicies.None);
        var (publicKey, test) = Assert.Single(Read(), entry => entry.Test.GetProperty("comment").GetString()!.EndsWith("Test 1024"));
        Assert.Equal(publicKey, key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
        Assert.Equal(1023, Hex(test, "msg").Length);
        Assert.Equal(Hex(test, "sig"), SignatureAlgorithm.Ed25519.Sign(key, Hex(test, "msg")));
    }

    private static List<(byte[] PublicKey, JsonElement Test)> Read()
    {
        var file = Path.Combine(Repository.Shared, "vectors", "wycheproof", "ed25519_test.json");
        var groups = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(file)).GetProperty("testGroups");
        return
        [
            .. from entry in groups.EnumerateArray()
               let publicKey = Hex(entry.GetProperty("publicKey"), "pk")
               from test in entry.GetProperty("tests").EnumerateArray()
               select (publicKey, test),
        ];
    }

    private static byte[] Hex(JsonElement element, string name) => Convert.FromHexString(element.GetProperty(name).GetString()!);
}
