using System.Text;
using Untp.Core.Problems;
using Untp.Core.Vocabulary;
using Untp.Core.Vocabulary.CodeLists;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>Whatever stands in a table, each fault is told with file, line and reason, and nothing else happens.</summary>
public sealed class WrongLineTests
{
    private const string Table =
        """
        vocabulary example 1
        prefix ex https://example.com/
        base ex
        coerce text ex:text
        context https://example.com/context name=one
        schema Thing https://example.com/schema
        list Colour - red green
        class Thing open node typed
        Thing.id ! uri
        class Part closed value
        """;

    private const string List = "iri https://example.com/\ncolumns code quantity name\nA mass one of all\n";

    [Theory]
    [InlineData("vocabulary example 1", "vocabulary shows twice")]
    [InlineData("vocabulary other 2 3", "the line has more than 3 words")]
    [InlineData("extends other.txt", "'extends' stands above all other lines")]
    [InlineData("prefix ex https://example.org/", "prefix ex shows twice")]
    [InlineData("prefix x nowhere", "'nowhere' is no URL")]
    [InlineData("base", "'base' lacks its word 1")]
    [InlineData("coerce colour ex:text", "'colour' is none of text, uri")]
    [InlineData("coerce uri nothing:text", "'nothing:text' is no IRI")]
    [InlineData("term size nothing:size", "'nothing:size' is no IRI")]
    [InlineData("term size ex:size as", "'as' lacks its value")]
    [InlineData("references by=chance", "'chance' is none of property, class")]
    [InlineData("references by=class", "references state both by and typed")]
    [InlineData("list Size - * large", "a list is kept elsewhere or has codes, not both")]
    [InlineData("list Colour ex:Other# blue", "list Colour has another IRI above")]
    [InlineData("list Size", "'list' lacks its word 2")]
    [InlineData("class A.B open node", "'A.B' is no name")]
    [InlineData("class Other open node typed=yes", "'typed' takes no value")]
    [InlineData("class Other open node is", "'is' lacks its value")]
    [InlineData("class Other open node is=Thing is=Part", "'is' shows twice")]
    [InlineData("class Other open Node", "'Node' is none of node, value, abstract, outside")]
    [InlineData("class Other open node 7", "'7' is none of typed")]
    [InlineData("class Other open abstract", "no class derives from Other, which is abstract")]
    [InlineData("class Other open value array", "an array class has one property, and Other has 0")]
    [InlineData("class A open node is=B\nclass B open node is=A", "class A derives from itself")]
    [InlineData("Thing.size ! number(1..0)", "'number(1..0)' has no bounds")]
    [InlineData("Thing.size ! number(0..1", "'number(0..1' has no bounds")]
    [InlineData("Thing.size ! number(.5..)", "'number(.5..)' has no bounds")]
    [InlineData("Thing.size ! number(+1..1e400)", "'number(+1..1e400)' has no bounds")]
    [InlineData("Thing.size ! text(0..1)", "'text(0..1)' has no bounds")]
    [InlineData("Thing.size ! text/[/", "its pattern [ is not matched here")]
    [InlineData("Thing./[/ ? text", "its pattern [ is not matched here")]
    [InlineData("Thing./size ? text", "'/size' begins a pattern that does not end")]
    [InlineData("Thing.size ! &Thing+", "a member of the reference has no name")]
    [InlineData("Thing.size ! &Thing+!", "a member of the reference has no name")]
    [InlineData("Thing.size ! &", "the range names nothing")]
    [InlineData("Thing.size ! []|text", "between the bars there is nothing")]
    [InlineData("Thing.size ! |", "between the bars there is nothing")]
    [InlineData("Thing.size ! code:", "the range names nothing")]
    [InlineData("Thing.size ! is:", "the range names nothing")]
    [InlineData("Thing.size ! text nothing:size", "'nothing:size' is no IRI")]
    [InlineData("Thing.size ! text size", "'size' is no IRI")]
    [InlineData("Thing.size ! text ex:size as=nothing:size", "'nothing:size' is no IRI")]
    [InlineData("Thing.size ! text ex:size container=@box", "'@box' is none of @set")]
    [InlineData("Thing.size ! text ex:size needs=colour", "class Thing has no property colour")]
    [InlineData("Thing.size ! text ex:size ex:other", "'ex:other' is none of as, container")]
    [InlineData("Thing. ! text", "'Thing.' is neither")]
    [InlineData(".size ! text", "'.size' is neither")]
    [InlineData("remove Thing.id Part", "the line has more than 2 words")]
    [InlineData("context /nowhere name=two", "a context has a URL")]
    [InlineData("context https://example.com/context name=two", "https://example.com/context is the URL of another document too")]
    [InlineData("context https://example.com/2 name=two alias=https://example.com/context", "https://example.com/context is the URL of another document too")]
    [InlineData("context https://example.com/2 name=one", "two documents are called one.jsonld")]
    [InlineData("context https://example.com/2 name=two of=Nothing", "https://example.com/2 names Nothing, which is no class")]
    [InlineData("context https://example.com/2 name=two prefixes=nothing", "https://example.com/2 names nothing, which is no prefix")]
    [InlineData("context https://example.com/2 name=two aliases=somewhere", "'somewhere' is none of top, scopes, everywhere")]
    [InlineData("context https://example.com/2 name=two alias=two", "'two' is no URL")]
    [InlineData("Thing.size ! text\r", "U+000D")]
    [InlineData("Thing.size\u00a0! text", "U+00A0")]
    [InlineData("\ufeffThing.size ! text", "U+FEFF")]
    [InlineData("Thing.size ! te\u0000xt", "U+0000")]
    [InlineData("Thing.size ! \ufffd", "U+FFFD")]
    public void Rejects_AWrongLine(string line, string reason)
    {
        // A line end of two characters is none of the faults, so one more return is.
        var problems = Read($"{Table}\n{line}\r\n").Problems;

        Assert.Contains(problems, problem => problem.Message.Contains(reason, StringComparison.Ordinal));
        Assert.All(problems, problem =>
        {
            Assert.Equal(ProblemCodes.VocabularyInvalid, problem.Code);
            Assert.Matches(@"^example\.txt, line 1[12]: ", problem.Message);
        });
    }

    [Fact]
    public void Rejects_ALineThatIsTooLong() =>
        Assert.StartsWith("example.txt, line 11: the line has more than 8192 characters", Assert.Single(Read($"{Table}\nnote {new string('x', 10_000_000)}\n").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Rejects_MoreLinesThanATableHas() =>
        Assert.StartsWith("example.txt, line 5001: the table has more than 5000 lines", Assert.Single(Read(Table + new string('\n', 1_000_000)).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Rejects_ADeepInheritance()
    {
        var classes = string.Join('\n', Enumerable.Range(0, 4_000).Select(i => $"class C{i} open node is=C{i + 1}"));
        Assert.Contains(Read($"{Table}\n{classes}\nclass C4000 open node\n").Problems, problem => problem.Message == "example.txt, line 11: class C0 derives from more than 16 others.");
    }

    [Fact]
    public void Rejects_ATableWithoutItsOwnVersion()
    {
        var problem = Assert.Single(new VocabularyReader(file => file == "base.txt" ? Table : "extends base.txt\nThing.size ? text\n").Read("example.txt").Problems);
        Assert.Equal("example.txt, line 0: no line says 'vocabulary', the name and the version.", problem.Message);
    }

    [Fact]
    public void Accepts_TabsReturnsAndBlankLines() =>
        Assert.Equal(2, Read(Table.ReplaceLineEndings("\r\n").Replace(" ", "\t ", StringComparison.Ordinal) + "\r\n\r\n  Thing.size\t?\ttext # as said\r\n").Value!.Find("Thing")!.Own.Count);

    // Any change of a character or a word in a table that is right ends in a table or in faults with their places.
    [Theory]
    [InlineData("untp-0.7.0.txt")]
    [InlineData("untp-0.6.1.txt")]
    [InlineData("w3c-vcdm-2.0.txt")]
    public void Survives_ChangedTables(string file)
    {
        var texts = Directory.GetFiles(Path.Combine(Repository.Root, "vocabulary"), "*.txt").ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        var text = texts[file];
        var random = new Random(20260727);
        string[] words = ["", "!", "~", "|", "[]", "&", "&Product+", "+", "code:", "is=", "=", "@id", "#", ".", "a.b", "/[/", "text/(/", "number(..)", "\r", "\t", "\u2028", "\ufffd", "extends", "class", "Product"];
        for (var i = 0; i < 150; i++)
        {
            var start = random.Next(text.Length);
            var changed = text.Remove(start, random.Next(Math.Min(12, text.Length - start))).Insert(start, words[random.Next(words.Length)]);
            var read = new VocabularyReader(name => name == file ? changed : texts.GetValueOrDefault(name)).Read(file);
            Assert.All(read.Problems, problem => Assert.Matches(@"^\S+\.txt, line \d+: .+\.$", problem.Message));
            foreach (var document in read.Value?.Documents ?? [])
            {
                Assert.NotEqual(0, document.Generated.Length);
            }

            if (read.Value is { } table)
            {
                Assert.NotEmpty(new DictionaryGenerator(table).Generate());
            }
        }
    }

    [Theory]
    [InlineData("B", "the line has 1 words for 3 columns")]
    [InlineData("A mass again", "'A' shows twice")]
    [InlineData("\u00a0B mass two", "U+00A0")]
    [InlineData("B mass t\ufffdo", "U+FFFD")]
    [InlineData("B mass two\rC mass three", "U+000D")]
    public void Rejects_AWrongLineOfACodeList(string line, string reason)
    {
        var problem = Assert.Single(CodeTableReader.Read("list.txt", $"{List}{line}\r\n").Problems);
        Assert.StartsWith("list.txt, line 4: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ufeffcolumns code\nA\n", "line 1: ", "U+FEFF")]
    [InlineData("columns code code\nA B\n", "line 1: ", "column code shows twice")]
    [InlineData("columns code\nA\ncolumns code name\n", "", "")]
    [InlineData("iri\n", "line 1: ", "'iri' is neither")]
    [InlineData("iri nowhere\ncolumns code\n", "line 1: ", "'nowhere' is no URL")]
    [InlineData("iri https://a.example/\niri https://b.example/\ncolumns code\n", "line 2: ", "iri shows twice")]
    public void Rejects_AWrongHeadOfACodeList(string text, string place, string reason)
    {
        var problems = CodeTableReader.Read("list.txt", text).Problems;
        Assert.Equal(reason.Length > 0, problems.Any(problem => problem.Message.StartsWith($"list.txt, {place}", StringComparison.Ordinal) && problem.Message.Contains(reason, StringComparison.Ordinal)));
    }

    [Fact]
    public void Rejects_AListWhoseBytesAreNoUtf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(List), 0x42, 0x20, 0xC3, 0x28, 0x20, 0x42, 0x0A];
        Assert.Contains("line 4: the character U+FFFD", Assert.Single(CodeTableReader.Read("list.txt", Encoding.UTF8.GetString(bytes)).Problems).Message, StringComparison.Ordinal);
    }

    private static Result<VocabularyTable> Read(string text) => new VocabularyReader(file => file == "example.txt" ? text : null).Read("example.txt");
}
