using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Untp.ServiceDefaults.Store;

/// <summary>Moments as milliseconds since 1970: they sort and compare the same in every database.</summary>
public sealed class UnixMilliseconds()
    : ValueConverter<DateTimeOffset, long>(moment => moment.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
