using NSec.Cryptography;
using Untp.Load.Measuring;
using Untp.Load.Passports;

namespace Untp.Load.Scenarios;

/// <summary>The reference of all others: nothing but the signature, its key imported beforehand.</summary>
internal sealed class RawVerify(PassportSet passports, int threads) : IScenario
{
    public string Name => NameOf(threads);

    public string? Reference => threads == 1 ? null : NameOf(1);

    public int Parallelism => threads;

    public static string NameOf(int threads) => threads == 1 ? "raw Ed25519, one core" : "raw Ed25519, all cores";

    public Task RunAsync(Round round) => round.RunThreadsAsync(threads, () =>
    {
        var passport = passports.Next();
        if (!SignatureAlgorithm.Ed25519.Verify(passport.Key, passport.SigningInput.Span, passport.Signature.Span))
        {
            throw new LoadFailure("A signature that was just made is not valid.");
        }
    });
}
