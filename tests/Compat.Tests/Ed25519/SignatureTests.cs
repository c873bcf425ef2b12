using System.Security.Cryptography;
using NSec.Cryptography;

namespace Compat.Tests.Ed25519;

public sealed class SignatureTests
{
    private static readonly byte[] _seed = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];
    private static readonly byte[] _message = "Signed by somebody is not valid."u8.ToArray();

    public static TheoryData<string> Names => Backends.Names;

    [NeedsFact(Part.Libsodium)]
    public void Returns_The_Same_Signature_And_Verdict_From_Both_Libraries()
    {
        for (var round = 0; round < 200; round++)
        {
            var seed = RandomNumberGenerator.GetBytes(32);
            var message = RandomNumberGenerator.GetBytes(round * 7);
            using var sodium = new Key(Backends.Get("sodium"), seed, KeyExportPolicies.None);
            using var openSsl = new Key(Backends.Get("openssl"), seed, KeyExportPolicies.None);
            var signature = SignatureAlgorithm.Ed25519.Sign(sodium, message);

            Assert.Equal(sodium.PublicKey, openSsl.PublicKey);
            Assert.Equal(signature, SignatureAlgorithm.Ed25519.Sign(openSsl, message));
            Assert.True(SignatureAlgorithm.Ed25519.Verify(openSsl.PublicKey, message, signature));
            Assert.True(SignatureAlgorithm.Ed25519.Verify(sodium.PublicKey, message, signature));

            signature[RandomNumberGenerator.GetInt32(64)] ^= (byte)(1 << RandomNumberGenerator.GetInt32(8));
            Assert.False(SignatureAlgorithm.Ed25519.Verify(openSsl.PublicKey, message, signature));
            Assert.False(SignatureAlgorithm.Ed25519.Verify(sodium.PublicKey, message, signature));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_Any_Changed_Bit_Of_Signature_Message_And_Key(string backend)
    {
        using var key = new Key(Backends.Get(backend), _seed, KeyExportPolicies.None);
        var signature = SignatureAlgorithm.Ed25519.Sign(key, _message);
        var publicKey = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        Assert.True(SignatureAlgorithm.Ed25519.Verify(key.PublicKey, _message, signature));

        EachChangedBit(signature, changed => Assert.False(SignatureAlgorithm.Ed25519.Verify(key.PublicKey, _message, changed)));
        EachChangedBit(_message, changed => Assert.False(SignatureAlgorithm.Ed25519.Verify(key.PublicKey, changed, signature)));
        EachChangedBit(publicKey, changed =>
            Assert.False(SignatureAlgorithm.Ed25519.Verify(new PublicKey(Backends.Get(backend), changed), _message, signature)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_Signatures_Of_The_Wrong_Size(string backend)
    {
        using var key = new Key(Backends.Get(backend), _seed, KeyExportPolicies.None);
        byte[] signature = [.. SignatureAlgorithm.Ed25519.Sign(key, _message), 0];
        foreach (var size in (int[])[0, 1, 32, 63, 65])
        {
            Assert.False(SignatureAlgorithm.Ed25519.Verify(key.PublicKey, _message, signature.AsSpan(0, size)));
        }

        Assert.True(SignatureAlgorithm.Ed25519.Verify(key.PublicKey, _message, signature.AsSpan(0, 64)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_Spans_That_Cannot_Hold_The_Signature(string backend)
    {
        using var key = new Key(Backends.Get(backend), _seed, KeyExportPolicies.None);
        var buffer = new byte[128];
        Assert.Throws<ArgumentException>("signature", () => SignatureAlgorithm.Ed25519.Sign(key, _message, new byte[63]));
        Assert.Throws<ArgumentException>("signature", () => SignatureAlgorithm.Ed25519.Sign(key, _message, new byte[65]));
        Assert.Throws<ArgumentException>("signature", () => SignatureAlgorithm.Ed25519.Sign(key, buffer.AsSpan(0, 65), buffer.AsSpan(64)));

        SignatureAlgorithm.Ed25519.Sign(key, buffer.AsSpan(0, 64), buffer.AsSpan(64));
        Assert.True(SignatureAlgorithm.Ed25519.Verify(key.PublicKey, new byte[64], buffer.AsSpan(64)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Allocates_Nothing_On_The_Managed_Heap_To_Verify(string backend)
    {
        using var key = new Key(Backends.Get(backend), _seed, KeyExportPolicies.None);
        var signature = SignatureAlgorithm.Ed25519.Sign(key, _message);
        var isValid = SignatureAlgorithm.Ed25519.Verify(key.PublicKey, _message, signature);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            isValid &= SignatureAlgorithm.Ed25519.Verify(key.PublicKey, _message, signature);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(isValid);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Returns_The_Right_Verdict_And_Signature_To_Sixteen_Threads_With_One_Key(string backend)
    {
        const int Threads = 16;
        const int Rounds = 50;
        using var key = new Key(Backends.Get(backend), _seed, KeyExportPolicies.None);
        var signature = SignatureAlgorithm.Ed25519.Sign(key, _message);
        byte[] wrong = [.. signature];
        wrong[40] ^= 1;
        using var start = new Barrier(Threads);
        var right = 0;
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            for (var round = 0; round < Rounds; round++)
            {
                if (SignatureAlgorithm.Ed25519.Verify(key.PublicKey, _message, signature)
                    && !SignatureAlgorithm.Ed25519.Verify(key.PublicKey, _message, wrong)
                    && SignatureAlgorithm.Ed25519.Sign(key, _message).AsSpan().SequenceEqual(signature))
                {
                    Interlocked.Increment(ref right);
                }
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(Threads * Rounds, right);
    }

    private static void EachChangedBit(byte[] original, Action<byte[]> assert)
    {
        for (var bit = 0; bit < 8 * original.Length; bit++)
        {
            byte[] changed = [.. original];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            assert(changed);
        }
    }
}
