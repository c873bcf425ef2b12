namespace Json.More;

/// <summary>A value that stands for JSON null where a null reference cannot. Nothing here makes one: null is JSON null.</summary>
public sealed class JsonNull
{
    private JsonNull()
    {
    }
}
