namespace Json.More;

/// <summary>What a <see cref="Type"/> lacks.</summary>
public static class TypeExtensions
{
    /// <summary>Whether the type is one of the eight integers.</summary>
    public static bool IsInteger(this Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64 && !type.IsEnum;

    /// <summary>Whether the type is an integer, a float, a double or a decimal.</summary>
    public static bool IsNumber(this Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum;
}
