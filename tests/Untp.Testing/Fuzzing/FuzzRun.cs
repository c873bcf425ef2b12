using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Untp.Testing.Fuzzing;

/// <summary>
/// Gives a reader bytes that it may neither throw at nor hang over: in the default tests a fixed number of inputs by a fixed seed; where
/// <c>UNTP_FUZZ_SECONDS</c> says how long one test lasts, for so long, by the seed of <c>UNTP_FUZZ_SEED</c> or a new one. A failure names seed and input.
/// </summary>
/// <param name="look">How often the watch looks whether the reader still sits on the same input; null for a second.</param>
public sealed class FuzzRun(TimeSpan? look = null)
{
    /// <summary>So many looks at one input, and it hangs. Looks are counted, not time: that the machine stood still is no fault of the reader.</summary>
    private const int MaxLooks = 30;

    private const int DefaultSeed = 20261128;

    private static readonly byte[][] _signs = [.. "{}[]\",:@\\u<>_.^ \n-+/=".Select(sign => new[] { (byte)sign })];

    private readonly TimeSpan? _length = double.TryParse(Environment.GetEnvironmentVariable("UNTP_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
    private readonly TimeSpan _look = look ?? TimeSpan.FromSeconds(1);
    private Input _current = new(-1, []);

    /// <summary>Where all inputs come from.</summary>
    public Random Random { get; } = new(Seed);

    private static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("UNTP_FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed
        : Environment.GetEnvironmentVariable("UNTP_FUZZ_SECONDS") is null ? DefaultSeed : Environment.TickCount;

    /// <summary>Runs an action on one input after the other, until the first that it throws at or does not come back from.</summary>
    public void Repeat(int times, Func<byte[]> input, Action<byte[]> read, [CallerMemberName] string test = "")
    {
        Exception? failure = null;
        var worker = new Thread(() =>
        {
            try
            {
                RepeatHere(times, input, read);
            }
            catch (Exception e)
            {
                failure = e;
            }
        }) { IsBackground = true };
        worker.Start();

        var (seen, looks) = (_current, 0);
        while (!worker.Join(_look))
        {
            (seen, looks) = Volatile.Read(ref _current) is var now && ReferenceEquals(now, seen) && now.Number >= 0 ? (seen, looks + 1) : (now, 0);
            if (looks == MaxLooks)
            {
                throw new TimeoutException($"{seen} of {test} is not answered.");
            }
        }

        if (failure is not null)
        {
            throw new InvalidOperationException($"{_current} of {test}: {failure.Message}", failure);
        }

        if (Environment.GetEnvironmentVariable("UNTP_FUZZ_LOG") is { } log)
        {
            File.AppendAllText(log, $"{_current.Number + 1,12:N0} inputs of {test}\n");
        }
    }

    /// <summary>Bytes without any form.</summary>
    public byte[] AnyBytes()
    {
        var bytes = new byte[Random.Next(64)];
        Random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>One of the given texts, with some of its bytes changed, left out, repeated or pieces put between them.</summary>
    public byte[] Change(IReadOnlyList<byte[]> texts, IReadOnlyList<byte[]>? pieces = null)
    {
        pieces ??= _signs;
        var bytes = texts[Random.Next(texts.Count)].ToList();
        for (var changes = Random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = Random.Next(bytes.Count);
            switch (Random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)Random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << Random.Next(8));
                    break;
                case 2:
                    bytes[at] = _signs[Random.Next(_signs.Length)][0];
                    break;
                case 3:
                    bytes.InsertRange(at, pieces[Random.Next(pieces.Count)]);
                    break;
                case 4:
                    bytes.RemoveRange(at, Math.Min(Random.Next(1, 20), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(Random.Next(1, 20), bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>One of the given texts, changed.</summary>
    public byte[] Change(params ReadOnlySpan<string> texts) => Change([Encoding.UTF8.GetBytes(texts[Random.Next(texts.Length)])]);

    private void RepeatHere(int times, Func<byte[]> input, Action<byte[]> read)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; _length is { } length ? Stopwatch.GetElapsedTime(start) < length : i < times; i++)
        {
            Volatile.Write(ref _current, new(i, input()));
            read(_current.Bytes);
        }
    }

    private sealed record Input(int Number, byte[] Bytes)
    {
        public override string ToString() => $"Seed {Seed}, input {Number} (base64 {Convert.ToBase64String(Bytes)})";
    }
}
