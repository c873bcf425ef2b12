using System.Buffers;
using System.Text;
using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.LinkedData.Tests.Json;

public sealed class StrictJsonTests
{
    private const string Sample = """{"a":{"b":[1,{"c~/d":true},"x"],"é":null},"n":-1.5,"e\u0073c":"\ud83d\ude00\n","s":"text"}""";

    [Fact]
    public void Points_ToEveryValue()
    {
        var json = StrictJson.Parse(Sample);
        var pointers = new List<string>();
        Visit(json);

        Assert.Equal(["", "/a", "/a/b", "/a/b/0", "/a/b/1", "/a/b/1/c~0~1d", "/a/b/2", "/a/é", "/n", "/esc", "/s"], pointers);

        void Visit(StrictJson value)
        {
            pointers.Add(json.PointerTo(value));
            switch (value.ValueKind)
            {
                case JsonValueKind.Array:
                    value.EnumerateArray().ToList().ForEach(Visit);
                    break;
                case JsonValueKind.Object:
                    value.EnumerateObject().Select(member => member.Value).ToList().ForEach(Visit);
                    break;
            }
        }
    }

    [Fact]
    public void Refuses_ToPointIntoAnotherValue()
    {
        var json = StrictJson.Parse(Sample);

        Assert.Equal("/b/2", json.GetProperty("a").PointerTo(json.GetProperty("a").GetProperty("b")[2]));
        Assert.Throws<ArgumentException>(() => json.GetProperty("a").PointerTo(json.GetProperty("n")));
        Assert.Throws<ArgumentException>(() => json.GetProperty("n").PointerTo(json));
        Assert.Throws<ArgumentException>(() => json.PointerTo(StrictJson.Parse(Sample)));
    }

    [Fact]
    public void Reads_NamesAndTextsWhateverTheirEscapes()
    {
        var json = StrictJson.Parse(Sample);

        Assert.True(json.TryGetProperty("esc", out var text));
        Assert.Equal("\ud83d\ude00\n", text.GetString());
        Assert.True(text.ValueEquals("\ud83d\ude00\n") && text.ValueEquals("\ud83d\ude00\n"u8));
        Assert.False(json.TryGetProperty("e\\u0073c", out _) || json.TryGetProperty("n"u8, out var n) && n.TryGetProperty("x", out _));
        Assert.True(json.GetProperty("a").TryGetProperty("é", out var nothing) && nothing.GetString() is null);
        Assert.Equal((3, 4, -1.5), (json.GetProperty("a").GetProperty("b").GetArrayLength(), json.GetPropertyCount(), json.GetProperty("n").GetDouble()));
    }

    [Fact]
    public void Writes_ValuesAsTheyWereWritten()
    {
        var json = StrictJson.Parse(Sample);

        Assert.Equal(Sample, JsonSerializer.Serialize(json));
        Assert.Equal("""{"Inner":"\ud83d\ude00\n"}""", JsonSerializer.Serialize(new { Inner = json.GetProperty("esc") }));
        Assert.Equal(Sample, JsonSerializer.Deserialize<StrictJson>(Sample).GetRawText().Replace("\"\\uD83D\\uDE00", "\"\\ud83d\\ude00", StringComparison.Ordinal).Replace("\\u00E9", "é", StringComparison.Ordinal).Replace("\"esc\"", "\"e\\u0073c\"", StringComparison.Ordinal));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<StrictJson>("""{"a":1,"a":2}"""));
        Assert.Throws<FormatException>(() => StrictJson.Parse("{"));
    }

    // What another document puts into the buffers is never read through a value that was ended.
    [Fact]
    public void Reads_NothingOfADocumentThatWasEnded()
    {
        var pooled = ReadPooled(Sample);
        var value = pooled.Value;
        var text = value.GetProperty("s");
        Assert.Equal("text", text.GetString());
        pooled.Dispose();
        using var other = ReadPooled(Sample.Replace("text", "else", StringComparison.Ordinal));

        Assert.Throws<IndexOutOfRangeException>(() => value.ValueKind);
        Assert.Throws<IndexOutOfRangeException>(() => text.GetString());
        Assert.Equal("else", other.Value.GetProperty("s").GetString());

        // Twice ended is ended once, or two documents would share a buffer.
        pooled.Dispose();
        using var one = ReadPooled("""["one"]""");
        using var two = ReadPooled("""["two"]""");
        Assert.Equal(("one", "two"), (one.Value[0].GetString(), two.Value[0].GetString()));
    }

    [Fact]
    public void Reads_ManyPooledDocumentsAtOnce() => Parallel.For(0, 2000, i =>
    {
        using var json = ReadPooled($$"""{"number":{{i}},"text":"{{new string((char)('a' + (i % 26)), 1 + (i % 200))}}"}""");
        Assert.Equal((i, 1 + (i % 200)), (json.Value.GetProperty("number").GetInt32(), json.Value.GetProperty("text").GetString()!.Length));
        Assert.False(StrictJsonReader.ReadPooled(Rented("[1,", out var length), length).IsSuccess);
    });

    private static PooledJson ReadPooled(string json) => Expect.Success(StrictJsonReader.ReadPooled(Rented(json, out var length), length));

    private static byte[] Rented(string json, out int length)
    {
        length = Encoding.UTF8.GetByteCount(json);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        Encoding.UTF8.GetBytes(json, buffer);
        return buffer;
    }
}
