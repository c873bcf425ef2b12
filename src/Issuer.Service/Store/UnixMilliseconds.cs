using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Untp.Issuer.Store;

/// <summary>Moments as milliseconds since 1970: they sort and compare the same in every database.</summary>
internal sealed class UnixMilliseconds()
    : ValueConverter<DateTimeOffset, long>(moment => moment.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
