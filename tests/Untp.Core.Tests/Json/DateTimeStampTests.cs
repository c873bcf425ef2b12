using System.Globalization;
using System.Text;
using Untp.Core.Json;

namespace Untp.Core.Tests.Json;

public sealed class DateTimeStampTests
{
    [Theory]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.0000000+00:00")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59.0000000+00:00")]
    [InlineData("2026-01-31T12:00:00.25Z", "2026-01-31T12:00:00.2500000+00:00")]
    [InlineData("2026-01-31T12:00:00-05:30", "2026-01-31T12:00:00.0000000-05:30")]
    [InlineData("2025-02-29T00:00:00Z", null)]
    [InlineData("2026-13-01T00:00:00Z", null)]
    [InlineData("2026-00-01T00:00:00Z", null)]
    [InlineData("2026-01-32T00:00:00Z", null)]
    [InlineData("2026-01-31T24:00:00Z", "2026-02-01T00:00:00.0000000+00:00")]
    [InlineData("2026-12-31T24:00:00.000-14:00", "2027-01-01T00:00:00.0000000-14:00")]
    [InlineData("2026-01-31T12:00:00.12345678901+13:59", "2026-01-31T12:00:00.1234568+13:59")]
    [InlineData("2026-01-31T24:00:00.1Z", null)]
    [InlineData("2026-01-31T24:00:01Z", null)]
    [InlineData("2026-01-31T24:01:00Z", null)]
    [InlineData("9999-12-31T24:00:00Z", null)]
    [InlineData("2026-01-31T12:00:00+14:01", null)]
    [InlineData("2026-01-31T12:00:00+13:60", null)]
    [InlineData("2026-01-31T12:60:00Z", null)]
    [InlineData("2026-01-31T12:00:60Z", null)]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.9+00:00", "9999-12-31T23:59:59.9000000+00:00")]
    [InlineData("0001-01-01T00:00:00+00:01", null)]
    [InlineData("9999-12-31T23:59:59-00:01", null)]
    [InlineData("0000-01-01T00:00:00Z", null)]
    [InlineData("2026-01-31T12:00:00z", null)]
    [InlineData("2026-01-31 12:00:00Z", null)]
    [InlineData("+026-01-31T12:00:00Z", null)]
    [InlineData("2026-01-31T12:00: 0Z", null)]
    [InlineData("2026-01-31T12:00:00", null)]
    [InlineData("２026-01-31T12:00:00Z", null)]
    [InlineData("", null)]
    public void Reads_MomentsWithTheirZone(string text, string? moment) => Assert.Equal(moment, DateTimeStamp.Read(text)?.ToString("O", CultureInfo.InvariantCulture));

    [Fact]
    public void Reads_WhatTheClassLibraryReads()
    {
        var random = new Random(20260712);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1900, 2100):D4}-{random.Next(14):D2}-{random.Next(33):D2}T{random.Next(25):D2}:{random.Next(61):D2}:{random.Next(61):D2}Z");
            var expected = DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : (DateTimeOffset?)null;

            Assert.Equal(expected, DateTimeStamp.Read(Encoding.UTF8.GetBytes(text)));
        }
    }
}
