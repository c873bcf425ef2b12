using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests;

/// <summary>Tells by another library whether two values are the same.</summary>
internal static class SameJson
{
    public static bool Are(StrictJson one, StrictJson other) => JsonElement.DeepEquals(one.ToElement(), other.ToElement());
}
