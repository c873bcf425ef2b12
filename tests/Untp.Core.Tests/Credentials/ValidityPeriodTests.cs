using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Credentials;

public sealed class ValidityPeriodTests
{
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.0000000Z")]
    [InlineData("2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00.0000000Z")]
    [InlineData("2026-01-31T12:00:00-14:00", "2026-02-01T02:00:00.0000000Z")]
    [InlineData("2026-01-31T12:00:00-00:00", "2026-01-31T12:00:00.0000000Z")]
    [InlineData("2026-01-31T12:00:00.1Z", "2026-01-31T12:00:00.1000000Z")]
    [InlineData("2026-01-31T12:00:00.123456Z", "2026-01-31T12:00:00.1234560Z")]
    [InlineData("2026-01-31T12:00:00.123456700Z", "2026-01-31T12:00:00.1234567Z")]
    [InlineData("2028-02-29T23:59:59.999Z", "2028-02-29T23:59:59.9990000Z")]
    [InlineData("0002-01-01T00:00:00Z", "0002-01-01T00:00:00.0000000Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.0000000Z")]
    [InlineData("2026-01-31T12:00:00.1234567000Z", "2026-01-31T12:00:00.1234567Z")]
    [InlineData("2026-01-31T24:00:00+02:00", "2026-01-31T22:00:00.0000000Z")]
    public void Reads_ADate(string text, string utc)
    {
        var period = Expect.Success(Read(text, text));

        Assert.Equal(utc, period.From!.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(period.From, period.Until);
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31Z")]
    [InlineData("2026-01-31T12:00Z")]
    [InlineData("2026-01-31 12:00:00Z")]
    [InlineData("2026-01-31t12:00:00z")]
    [InlineData("2026-01-31T12:00:00z")]
    [InlineData(" 2026-01-31T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00Z ")]
    [InlineData("2026-01-31T12:00:00Z\n")]
    [InlineData("2026-01-31T12:00:00 Z")]
    [InlineData("2026-01-31T12:00:00.Z")]
    [InlineData("2026-01-31T12:00:00,5Z")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2026-01-31T24:00:01Z")]
    [InlineData("2026-01-31T25:00:00Z")]
    [InlineData("2026-01-31T12:60:00Z")]
    [InlineData("2026-02-29T12:00:00Z")]
    [InlineData("2026-13-01T12:00:00Z")]
    [InlineData("2026-00-01T12:00:00Z")]
    [InlineData("2026-01-32T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00+15:00")]
    [InlineData("2026-01-31T12:00:00+0200")]
    [InlineData("2026-01-31T12:00:00+02")]
    [InlineData("2026-01-31T12:00:00UTC")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("12026-01-31T12:00:00Z")]
    [InlineData("-2026-01-31T12:00:00Z")]
    [InlineData("26-01-31T12:00:00Z")]
    [InlineData("\u0662026-01-31T12:00:00Z")]
    [InlineData("20260131T120000Z")]
    [InlineData("2026-W05-6T12:00:00Z")]
    [InlineData("1769860800")]
    [InlineData("")]
    public void Rejects_WhatIsNoDate(string text)
    {
        Expect.Failure(ProblemCodes.CredentialDateSyntax, "/validFrom", Read(text, null));
        Expect.Failure(ProblemCodes.CredentialDateSyntax, "/validUntil", Read("2026-01-31T12:00:00Z", text));
    }

    [Theory]
    [InlineData("1769860800")]
    [InlineData("null")]
    [InlineData("[\"2026-01-31T12:00:00Z\"]")]
    public void Rejects_DatesThatAreNoStrings(string value)
    {
        var credential = new Credential(StrictJson.Parse($$"""{"validFrom":{{value}}}"""));

        Expect.Failure(ProblemCodes.CredentialDateSyntax, "/validFrom", ValidityPeriod.Read(credential));
    }

    [Fact]
    public void Reports_BothDates() =>
        Assert.Equal(["/validFrom", "/validUntil"], Read("x", "y").Problems.Select(problem => problem.Pointer));

    [Fact]
    public void Rejects_ReversedDates()
    {
        Expect.Failure(ProblemCodes.CredentialDatesReversed, "/validUntil", Read("2026-01-31T12:00:00Z", "2026-01-31T11:59:59Z"));
        Expect.Failure(ProblemCodes.CredentialDatesReversed, "/validUntil", Read("2026-01-31T12:00:00Z", "2026-01-31T13:00:00+02:00"));
        Expect.Success(Read("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"));
        Expect.Success(Read("2026-01-31T12:00:00Z", "2026-01-31T11:30:00-01:00"));
    }

    [Theory]
    [InlineData("\"issuanceDate\":\"2026-01-31T12:00:00Z\",\"expirationDate\":\"2026-02-01T12:00:00Z\"", "")]
    [InlineData("\"issuanceDate\":\"2026-01-31T12:00:00Z\"", "")]
    [InlineData("\"issuanceDate\":\"2026-01-31T12:00:00\",\"expirationDate\":\"2026-01-31T13:00:00+01:00\"", "")]
    [InlineData("\"issuanceDate\":\"2026-01-31T12:00:00\",\"expirationDate\":\"2026-01-31T12:59:59+01:00\"", "CREDENTIAL_DATES_REVERSED /expirationDate")]
    [InlineData("\"issuanceDate\":\"2026-01-31\"", "CREDENTIAL_DATE_SYNTAX /issuanceDate")]
    [InlineData("\"validFrom\":\"2026-01-31T12:00:00Z\"", "CREDENTIAL_DATE_SYNTAX /issuanceDate")]
    [InlineData("\"issuanceDate\":\"2026-01-31T12:00:00Z\",\"expirationDate\":\"2026-01-01T12:00:00Z\"", "CREDENTIAL_DATES_REVERSED /expirationDate")]
    public void Reads_TheNamesOfDataModel11(string dates, string problem) => Assert.Equal(
        problem,
        string.Join(';', ValidityPeriod.Read(new Credential(StrictJson.Parse($$"""{"@context":["https://www.w3.org/2018/credentials/v1"],{{dates}}}"""))).Problems.Select(found => $"{found.Code} {found.Pointer}")));

    [Fact]
    public void Points_ToTheDateByTheNameThatItHas()
    {
        var period = Expect.Success(ValidityPeriod.Read(new Credential(StrictJson.Parse(
            """{"@context":["https://www.w3.org/2018/credentials/v1"],"issuanceDate":"2026-01-31T12:00:00Z","expirationDate":"2026-02-01T12:00:00Z"}"""))));

        Assert.Equal("/issuanceDate", period.CheckAt(period.From!.Value.AddDays(-1), TimeSpan.Zero)?.Pointer);
        Assert.Equal("/expirationDate", period.CheckAt(period.Until!.Value.AddDays(1), TimeSpan.Zero)?.Pointer);
    }

    [Fact]
    public void Holds_AtAnyMomentWithoutDates()
    {
        var period = Expect.Success(Read(null, null));

        Assert.Equal(new ValidityPeriod(null, null), period);
        Assert.Null(period.CheckAt(DateTimeOffset.MinValue, _skew));
        Assert.Null(period.CheckAt(DateTimeOffset.MaxValue, _skew));
    }

    [Fact]
    public void Holds_WithinTheSkewToTheTick()
    {
        var from = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        var until = from.AddDays(1);
        var period = new ValidityPeriod(from, until);

        Assert.Null(period.CheckAt(from, TimeSpan.Zero));
        Assert.Null(period.CheckAt(until, TimeSpan.Zero));
        Assert.Null(period.CheckAt(from - _skew, _skew));
        Assert.Null(period.CheckAt(until + _skew, _skew));
        AssertProblem(ProblemCodes.CredentialNotYetValid, "/validFrom", period.CheckAt(from.AddTicks(-1), TimeSpan.Zero));
        AssertProblem(ProblemCodes.CredentialExpired, "/validUntil", period.CheckAt(until.AddTicks(1), TimeSpan.Zero));
        AssertProblem(ProblemCodes.CredentialNotYetValid, "/validFrom", period.CheckAt(from - _skew - TimeSpan.FromTicks(1), _skew));
        AssertProblem(ProblemCodes.CredentialExpired, "/validUntil", period.CheckAt(until + _skew + TimeSpan.FromTicks(1), _skew));
        AssertProblem(ProblemCodes.CredentialNotYetValid, "/validFrom", period.CheckAt(from.AddMinutes(-10), _skew));
    }

    [Theory]
    [InlineData("0002-01-01T00:00:00Z", "9998-12-31T23:59:59Z")]
    [InlineData("0002-01-01T00:00:00Z", null)]
    [InlineData(null, "9998-12-31T23:59:59Z")]
    public void Never_OverflowsAtTheEndsOfTheCalendar(string? from, string? until)
    {
        var period = Expect.Success(Read(from, until));

        Assert.Null(period.CheckAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(10)));
        Assert.Equal(from is null, period.CheckAt(DateTimeOffset.MinValue, TimeSpan.FromMinutes(10)) is null);
        Assert.Equal(until is null, period.CheckAt(DateTimeOffset.MaxValue, TimeSpan.FromMinutes(10)) is null);
    }

    [Fact]
    public void Accepts_TheLastSecondOfTheCalendarAsNoEnd()
    {
        var period = Expect.Success(Read("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"));

        Assert.Null(period.CheckAt(DateTimeOffset.MinValue, TimeSpan.FromMinutes(10)));
        Assert.Null(period.CheckAt(DateTimeOffset.MaxValue, TimeSpan.FromMinutes(10)));
    }

    private static void AssertProblem(ProblemCode code, string pointer, Problem? problem) => Assert.Equal((code, pointer), (problem?.Code, problem?.Pointer));

    private static Result<ValidityPeriod> Read(string? from, string? until)
    {
        var json = new JsonObject();
        if (from is not null)
        {
            json["validFrom"] = from;
        }

        if (until is not null)
        {
            json["validUntil"] = until;
        }

        return ValidityPeriod.Read(new Credential(StrictJson.Parse(json.ToJsonString())));
    }
}
