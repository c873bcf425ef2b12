using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Compilation;

/// <summary>A place in a document of schemas, and the resource that it belongs to. Immutable.</summary>
internal sealed record SchemaLocation(SchemaResource Resource, string Pointer, StrictJson Element)
{
    /// <summary>A member or element of this place; null where there is none.</summary>
    public SchemaLocation? Find(string token)
    {
        StrictJson element;
        switch (Element.ValueKind)
        {
            case JsonValueKind.Object when Element.TryGetProperty(token, out element):
                break;
            case JsonValueKind.Array when uint.TryParse(token, out var index) && index < Element.GetArrayLength() && token == index.ToString():
                element = Element[(int)index];
                break;
            default:
                return null;
        }

        var pointer = JsonPointer.Append(Pointer, token);
        return new SchemaLocation(Resource.Document.Resources.GetValueOrDefault(pointer, Resource), pointer, element);
    }
}
