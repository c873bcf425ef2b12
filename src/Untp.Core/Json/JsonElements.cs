using System.Runtime.InteropServices;
using System.Text.Json;

namespace Untp.Core.Json;

/// <summary>Lists of elements, each as it stands.</summary>
internal static class JsonElements
{
    public static JsonElement List(IReadOnlyList<JsonElement> elements)
    {
        List<byte> json = [(byte)'['];
        foreach (var element in elements)
        {
            json.AddRange(json.Count > 1 ? ","u8 : []);
            json.AddRange(JsonMarshal.GetRawUtf8Value(element));
        }

        return JsonElement.Parse([.. json, (byte)']'], new JsonDocumentOptions { MaxDepth = 1000 });
    }
}
