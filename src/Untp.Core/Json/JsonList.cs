using Untp.LinkedData.Json;

namespace Untp.Core.Json;

/// <summary>Lists of values, each as it was written.</summary>
internal static class JsonList
{
    public static StrictJson Of(IReadOnlyList<StrictJson> elements)
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
