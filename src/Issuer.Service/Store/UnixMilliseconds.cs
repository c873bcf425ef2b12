using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Untp.Issuer.Store;

/// <summary>Moments as milliseconds since 1970: they sort and compare the same in every database.</summary>
internal static class UnixMilliseconds
{
    public static ValueConverter<DateTimeOffset, long> Converter { get; } =
        new(moment => moment.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
