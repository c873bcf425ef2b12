using NSec.Cryptography;

namespace Untp.Load.Passports;

/// <summary>A secured passport, and what the bare verification of its signature needs. Immutable.</summary>
/// <param name="Jws">The credential as it travels.</param>
/// <param name="Payload">What it says, JSON.</param>
/// <param name="SigningInput">What was signed.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Key">The issuer's key, imported once.</param>
internal sealed record SignedPassport(byte[] Jws, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> SigningInput, ReadOnlyMemory<byte> Signature, PublicKey Key);
