using System.Security.Cryptography;

namespace NSec.Cryptography;

/// <summary>What is asked of a library once, when it is loaded. All signatures here are over the empty message.</summary>
internal static class BackendProbe
{
    /// <summary>
    /// False where the library has the functions but may not run them, such as OpenSSL limited to a FIPS provider without Ed25519.
    /// </summary>
    public static bool Works(IEd25519Backend backend)
    {
        try
        {
            // RFC 8032, section 7.1, TEST 1.
            return Verifies(
                backend,
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>
    /// RFC 8032 (section 5.1.7, step 3) leaves both SB = R + hA and 8SB = 8R + 8hA open. They differ where A or R has a part of small
    /// order, which only its maker can bring about: here A = aB + T with 8T = 0, and hT is not 0.
    /// </summary>
    public static bool IsCofactorless(IEd25519Backend backend) => !Verifies(
        backend,
        "ef2a32ce8d9c67056724a53f63c0c182a6e021dc6e708741f63a7d50c730982c",
        "3e54c441927f9f0ee5e13e34f0b0404c5043651a8f4b7ef087a1c42262a85d0a79364be01fe13f7f13c730e76160442c0a7907adbb1bdf70ed0c509eadb50f0a");

    private static bool Verifies(IEd25519Backend backend, string point, string signature)
    {
        using var key = backend.ImportPublicKey(Convert.FromHexString(point));
        return backend.Verify(key, [], Convert.FromHexString(signature));
    }
}
