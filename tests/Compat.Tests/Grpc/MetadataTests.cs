using Grpc.Core;

namespace Compat.Tests.Grpc;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("Key", "key")]
    [InlineData("X-Trace_Id.1", "x-trace_id.1")]
    [InlineData("0", "0")]
    public void Accepts_A_Key_And_Lowers_It(string key, string expected)
    {
        Assert.Equal(expected, new Metadata.Entry(key, "value").Key);
        Assert.Equal(expected + "-bin", new Metadata.Entry(key + "-Bin", [1]).Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("a\n")]
    [InlineData("ключ")]
    [InlineData("K\u212A")] // the Kelvin sign, which lowers to an ASCII k
    public void Rejects_A_Key_Of_Other_Characters(string key)
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "value"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry($"{key} -bin", [1]));
    }

    [Fact]
    public void Rejects_A_Value_That_Does_Not_Fit_Its_Key()
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("key-bin", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("KEY-BIN", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("key", [1]));
    }

    [Fact]
    public void Rejects_Null()
    {
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry(null!, "text"));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry(null!, [1]));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("key", (string)null!));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("key-bin", (byte[])null!));
        Assert.Throws<ArgumentNullException>(() => new Metadata().Add(null!));
        Assert.Throws<ArgumentNullException>(() => new Metadata().Insert(0, null!));
    }

    [Fact]
    public void Binary_Entry_Keeps_Its_Own_Copy_And_Has_No_Text()
    {
        byte[] bytes = [1, 2, 3];
        var entry = new Metadata.Entry("key-bin", bytes);
        bytes[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.True(entry.IsBinary);
        Assert.Equal([1, 2, 3], entry.ValueBytes);
        Assert.Throws<InvalidOperationException>(() => entry.Value);
        Assert.Equal("[Entry: key=key-bin, valueBytes=010203]", entry.ToString());
    }

    [Fact]
    public void Text_Entry_Has_Text_And_Its_Bytes()
    {
        var entry = new Metadata.Entry("Key", "Text");

        Assert.False(entry.IsBinary);
        Assert.Equal("Text", entry.Value);
        Assert.Equal("Text"u8.ToArray(), entry.ValueBytes);
        Assert.Equal("[Entry: key=key, value=Text]", entry.ToString());
    }

    [Fact]
    public void Finds_The_Last_Entry_And_All_Entries_Of_A_Key()
    {
        var metadata = new Metadata { { "a", "1" }, { "b-bin", [7] }, { "A", "2" } };

        Assert.Equal(3, metadata.Count);
        Assert.Equal("2", metadata.GetValue("a"));
        Assert.Equal("2", metadata.Get("a")?.Value);
        Assert.Equal(["1", "2"], metadata.GetAll("a").Select(entry => entry.Value));
        Assert.Equal([7], metadata.GetValueBytes("b-bin"));
        Assert.Null(metadata.Get("c"));
        Assert.Null(metadata.GetValue("c"));
        Assert.Null(metadata.GetValueBytes("c"));
        Assert.Empty(metadata.GetAll("c"));
    }

    [Fact]
    public void Is_A_List()
    {
        Metadata.Entry a = new("a", "1"), b = new("b", "2"), c = new("c", "3");
        var metadata = new Metadata { a };
        metadata.Insert(0, b);
        metadata[1] = c;
        Assert.Equal([b, c], metadata);
        Assert.Equal(1, metadata.IndexOf(c));
        Assert.DoesNotContain(a, metadata);

        Assert.False(metadata.Remove(a));
        Assert.True(metadata.Remove(b));
        metadata.RemoveAt(0);
        metadata.Add(a);
        metadata.Clear();
        Assert.Empty(metadata);
        Assert.False(metadata.IsReadOnly);
    }

    [Fact]
    public void Empty_Metadata_Cannot_Be_Changed()
    {
        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("a", "1"));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Insert(0, new Metadata.Entry("a", "1")));
        Assert.Throws<InvalidOperationException>(Metadata.Empty.Clear);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.RemoveAt(0));
        Assert.Empty(Metadata.Empty);
    }
}
