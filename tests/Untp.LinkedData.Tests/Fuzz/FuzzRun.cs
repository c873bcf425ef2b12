using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Untp.LinkedData.Tests.Fuzz;

/// <summary>
/// Makes bytes that no reader may throw at: in the default tests a fixed number by a fixed seed, in the nightly run (<c>UNTP_FUZZ_SECONDS</c>)
/// for as long as that says, by a new seed.
/// </summary>
internal sealed class FuzzRun
{
    private static readonly string[] _words =
    [
        "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json", "@language", "@list", "@nest", "@none", "@prefix",
        "@propagate", "@protected", "@reverse", "@set", "@type", "@value", "@version", "@vocab", "@odd", "", ":", "a", "b", "a:b", "_:x", "_:y", "/", "#", "https://e.example/",
        "https://e.example/loop", "rtl", "en", "a/b", "::", "\ud83d\ude00", "urn:x:y", "\u007f\n\"\\", "http://www.w3.org/2001/XMLSchema#string",
    ];

    private readonly TimeSpan? _length = int.TryParse(Environment.GetEnvironmentVariable("UNTP_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Random _random;

    public FuzzRun()
    {
        Seed = _length is null ? 20261128 : Environment.TickCount;
        _random = new(Seed);
    }

    public int Seed { get; }

    /// <summary>Runs an action on one input after the other; a failure names the seed and the bytes.</summary>
    public void Repeat(int times, Func<byte[]> input, Action<byte[]> read)
    {
        for (var i = 0; _length is { } length ? Stopwatch.GetElapsedTime(_start) < length : i < times; i++)
        {
            var bytes = input();
            try
            {
                read(bytes);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {Seed}, input {i}: {Convert.ToBase64String(bytes)}", e);
            }
        }
    }

    /// <summary>Bytes without any form.</summary>
    public byte[] AnyBytes()
    {
        var bytes = new byte[_random.Next(64)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>JSON of the words that JSON-LD knows, in any order.</summary>
    public byte[] AnyJson() => Encoding.UTF8.GetBytes(Any(5)?.ToJsonString() ?? "null");

    /// <summary>A document with any context.</summary>
    public byte[] AnyContext()
    {
        var document = new JsonObject { ["@context"] = Any(5), ["@type"] = "a", ["a"] = Any(2), ["b"] = Any(2) };
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    /// <summary>One of the given texts, with some of its bytes changed, left out or repeated.</summary>
    public byte[] Change(IReadOnlyList<byte[]> texts)
    {
        var bytes = texts[_random.Next(texts.Count)].ToList();
        for (var changes = 1 + _random.Next(4); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = _random.Next(bytes.Count);
            switch (_random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes[at] = "{}[]\",:@\\u<>_.^ \n"u8[_random.Next(17)];
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(_random.Next(1, 20), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(_random.Next(1, 20), bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }

    private JsonNode? Any(int depth)
    {
        switch (_random.Next(depth == 0 ? 5 : 12))
        {
            case 0:
                return null;
            case 1:
                return _random.Next(2) == 0 ? 1.1 : _random.Next();
            case 2:
                return _random.Next(2) == 0;
            case 3 or 4:
                return _words[_random.Next(_words.Length)];
            case 5 or 6:
                return new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Any(depth - 1))]);
            default:
                var value = new JsonObject();
                for (var i = _random.Next(5); i > 0; i--)
                {
                    value[_words[_random.Next(_words.Length)]] = Any(depth - 1);
                }

                return value;
        }
    }
}
