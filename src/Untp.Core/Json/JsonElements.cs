using Untp.LinkedData.Json;

namespace Untp.Core.Json;

/// <summary>Lists of elements, each as it stands.</summary>
internal static class JsonElements
{
    public static StrictJson List(IReadOnlyList<StrictJson> elements)
    {
        List<byte> json = [(byte)'['];
        foreach (var element in elements)
        {
            json.AddRange(json.Count > 1 ? ","u8 : []);
            json.AddRange(element.RawUtf8);
        }

        return StrictJson.Parse([.. json, (byte)']']);
    }
}
