using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Compat.Tests.JsonSchema;

public sealed class JsonSchemaTests
{
    private const int Callers = 16;
    private const int RoundsEach = 300;

    private static readonly Json.Schema.JsonSchema _schema = Json.Schema.JsonSchema.FromText(
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://schemas.example/credential",
          "type": "object",
          "required": ["id", "items"],
          "properties": {
            "id": { "type": "string", "pattern": "^urn:" },
            "items": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/item" }, "uniqueItems": true },
            "note": { "type": ["string", "null"] }
          },
          "unevaluatedProperties": false,
          "$defs": {
            "item": {
              "type": "object",
              "properties": { "amount": { "type": "number", "exclusiveMinimum": 0, "multipleOf": 0.01 } },
              "required": ["amount"]
            }
          }
        }
        """);

    [Fact]
    public async Task Gives_The_Same_Verdicts_To_Many_Threads()
    {
        using var start = new Barrier(Callers);
        var wrong = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (var round = 0; round < RoundsEach; round++)
                {
                    var isGood = (caller + round) % 2 == 0;
                    var amount = isGood ? "0.07" : "0.075";
                    var data = JsonNode.Parse(
                        $$"""{"id":"urn:{{caller}}:{{round}}","note":null,"items":[{"amount":{{amount}}},{"amount":{{round + 1}}}]}""");
                    if (_schema.Evaluate(data, new EvaluationOptions { OutputFormat = OutputFormat.List }).IsValid != isGood)
                    {
                        Interlocked.Increment(ref wrong);
                    }
                }
            },
            TaskCreationOptions.LongRunning)));

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Says_Where_A_Value_Failed()
    {
        var data = JsonNode.Parse("""{"id":"urn:a","items":[{"amount":1},{"amount":-1}]}""");

        var results = _schema.Evaluate(data, new EvaluationOptions { OutputFormat = OutputFormat.List });

        var fault = Assert.Single(results.Details, detail => detail.Errors?.ContainsKey("exclusiveMinimum") == true);
        Assert.Equal("/items/1/amount", fault.InstanceLocation.ToString());
        var written = JsonSerializer.SerializeToNode(results)!["details"]!.AsArray();
        Assert.Contains(written, detail => detail!["instanceLocation"]!.GetValue<string>() == "/items/1/amount");
    }

    [Fact]
    public void Writes_A_Schema_As_It_Was_Read()
    {
        const string text =
            """{"type":["string","null"],"enum":["a/b",null,1.0],"$ref":"#/$defs/a~1b","$defs":{"a/b":{"type":"integer"}}}""";

        var written = JsonSerializer.SerializeToNode(Json.Schema.JsonSchema.FromText(text));

        // The order of the names in "type" carries no meaning.
        Assert.Equal(["null", "string"], written!["type"]!.AsArray().Select(name => name!.GetValue<string>()).Order());
        written.AsObject().Remove("type");
        var expected = JsonNode.Parse(text)!.AsObject();
        expected.Remove("type");
        Assert.True(JsonNode.DeepEquals(expected, written), written.ToJsonString());
    }
}
