using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Issuer.V1;

namespace Services.Tests.Issuer;

/// <summary>What is asked of the issuer in a wrong way: a status, a code and a pointer for each fault, and nothing signed.</summary>
public sealed class IssueBodyTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "REQUEST_EMPTY", "")]
    [InlineData("{", HttpStatusCode.BadRequest, "JSON_SYNTAX", null)]
    [InlineData("[]", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "")]
    [InlineData("null", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "")]
    [InlineData("{}", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "/credential")]
    [InlineData("""{"credential":"a.b.c"}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "/credential")]
    [InlineData("""{"credential":[]}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "/credential")]
    [InlineData("""{"credential":null}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "/credential")]
    [InlineData("""{"credential":{},"securing":"sd-jwt"}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "/securing")]
    [InlineData("""{"credential":{},"securing":1}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "/securing")]
    [InlineData("""{"credential":{},"validate":"no"}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "/validate")]
    [InlineData("""{"credential":{},"status":{}}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE", "/status")]
    [InlineData("""{"credential":{},"Validate":false}""", HttpStatusCode.BadRequest, "REQUEST_MEMBER_UNKNOWN", "/Validate")]
    [InlineData("""{"credential":{},"a/b":1}""", HttpStatusCode.BadRequest, "REQUEST_MEMBER_UNKNOWN", "/a~1b")]
    [InlineData("""{"credential":{},"credential":{}}""", HttpStatusCode.BadRequest, "JSON_DUPLICATE_MEMBER", "/credential")]
    [InlineData("""{"credential":{"id":"a","\u0069d":"b"}}""", HttpStatusCode.BadRequest, "JSON_DUPLICATE_MEMBER", "/credential/id")]
    [InlineData("""{"credential":{}}""", HttpStatusCode.UnprocessableEntity, "CREDENTIAL_SHAPE", "/@context")]
    public async Task Body_at_fault_is_refused(string body, HttpStatusCode status, string code, string? pointer)
    {
        var (answered, problem) = await PostAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal((status, code), (answered, problem["code"]!.GetValue<string>()));
        if (pointer is not null)
        {
            Assert.Equal(pointer, problem["errors"]![0]!["pointer"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task All_faults_of_a_body_are_told_at_once()
    {
        var (_, problem) = await PostAsync("""{"credential":1,"securing":"x","validate":2,"more":3}"""u8.ToArray());

        Assert.Equal(["/credential", "/securing", "/validate", "/more"], problem["errors"]!.AsArray().Select(error => error!["pointer"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/vc+jwt")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task Other_media_types_are_not_read(string? mediaType)
    {
        var (status, problem) = await PostAsync("""{"credential":{}}"""u8.ToArray(), mediaType);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "MEDIA_TYPE_UNSUPPORTED"), (status, problem["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Media_type_may_name_its_charset()
    {
        var (status, problem) = await PostAsync("{}"u8.ToArray(), "Application/JSON; charset=utf-8");

        Assert.Equal((HttpStatusCode.BadRequest, "REQUEST_SHAPE"), (status, problem["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        var (status, problem) = await PostAsync([.. "{\"a\":\""u8, 0xFF, .. "\"}"u8]);

        Assert.Equal((HttpStatusCode.BadRequest, "JSON_NOT_UTF8"), (status, problem["code"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(2 * 1024 * 1024)]
    [InlineData(40 * 1024 * 1024)]
    public async Task Body_that_is_too_large_is_refused_and_the_service_goes_on(int bytes)
    {
        using var client = stack.Issuer.RestClient();
        using var content = new ByteArrayContent(new byte[bytes]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/credentials") { Content = content, Headers = { ExpectContinue = true } };

        var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("REQUEST_TOO_LARGE", await Answers.CodeAsync(response));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/dids")).StatusCode);
    }

    [Fact]
    public async Task Body_that_is_too_large_is_no_fault_in_the_log()
    {
        using var logs = new CapturedLogs();
        logs.AddTo(stack.Issuer);

        var (status, _) = await PostAsync(new byte[2 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.DoesNotContain(logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    public async Task Credential_larger_than_may_be_signed_is_refused_by_its_own_limit()
    {
        var passport = Passport.Of(await Answers.CreateDidAsync(stack.Issuer));
        passport["name"] = new string('x', 700 * 1024);

        var (status, problem) = await PostAsync(passport);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "JSON_TOO_LARGE"), (status, problem["code"]!.GetValue<string>()));
    }

    public static TheoryData<string, int, string, string> Faults => new()
    {
        { "no id", 422, "CREDENTIAL_SHAPE", "/id" },
        { "id no url", 422, "CREDENTIAL_SHAPE", "/id" },
        { "foreign issuer", 422, "DID_NOT_OURS", "/issuer" },
        { "no issuer", 422, "CREDENTIAL_SHAPE", "/issuer" },
        { "status", 409, "STATUS_NOT_ALLOCATED", "/credentialStatus" },
        { "dates reversed", 422, "CREDENTIAL_DATES_REVERSED", "/validUntil" },
        { "no date", 422, "CREDENTIAL_DATE_SYNTAX", "/validFrom" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Credential_at_fault_is_not_signed_over_either_protocol(string fault, int status, string code, string pointer)
    {
        var passport = Passport.Of(await Answers.CreateDidAsync(stack.Issuer));
        var id = passport["id"]!.GetValue<string>();
        Break(passport, fault);

        var (answered, problem) = await PostAsync(passport);
        var e = await Assert.ThrowsAsync<RpcException>(async () =>
            await Issuer().IssueCredentialAsync(new IssueCredentialRequest { Credential = ByteString.CopyFromUtf8(passport.ToJsonString()), SkipSchema = true }));

        Assert.Equal((status, code), ((int)answered, problem["code"]!.GetValue<string>()));
        Assert.Equal(pointer, problem["errors"]![0]!["pointer"]!.GetValue<string>());
        Assert.Equal(code, Answers.Code(e));
        Assert.Equal(code == "STATUS_NOT_ALLOCATED" ? StatusCode.FailedPrecondition : StatusCode.InvalidArgument, e.StatusCode);
        var missing = await Assert.ThrowsAsync<RpcException>(async () => await Issuer().GetCredentialAsync(new GetCredentialRequest { Id = id }));
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Credential_is_signed_byte_for_byte()
    {
        var text = Passport.Of(await Answers.CreateDidAsync(stack.Issuer)).ToJsonString().Replace("\"name\":", " \"n\\u0061me\" :\n", StringComparison.Ordinal);

        using var client = stack.Issuer.RestClient();
        using var content = new StringContent($$"""{"validate":false,"credential":{{text}}}""", Encoding.UTF8, "application/json");
        var response = await client.PostAsync("/v1/credentials", content);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var jwt = (await Answers.JsonAsync(response))["credential"]!.GetValue<string>();
        Assert.Equal(text, Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(jwt.Split('.')[1])));
    }

    [Theory]
    [InlineData("{}", 422, "DID_METHOD_UNSUPPORTED")]
    [InlineData("""{"method":"web"}""", 403, "SCOPE_MISSING")]
    [InlineData("""{"method":"web","path":""}""", 422, "DID_PATH_INVALID")]
    [InlineData("""{"method":1}""", 400, "REQUEST_SHAPE")]
    [InlineData("""{"method":"key","keyType":"RSA"}""", 422, "KEY_TYPE_UNSUPPORTED")]
    [InlineData("""{"method":"key","keytype":"P-256"}""", 400, "REQUEST_MEMBER_UNKNOWN")]
    [InlineData("[]", 400, "REQUEST_SHAPE")]
    [InlineData("", 400, "REQUEST_EMPTY")]
    public async Task Did_asked_for_in_a_wrong_way_is_not_made(string body, int status, string code)
    {
        using var client = stack.Issuer.RestClient("nobody");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await client.PostAsync("/v1/dids", content);

        Assert.Equal((status, code), ((int)response.StatusCode, await Answers.CodeAsync(response)));
        Assert.Equal("""{"dids":[]}""", await client.GetStringAsync("/v1/dids"));
    }

    [Fact]
    public async Task Credential_that_is_not_there_is_not_found()
    {
        using var client = stack.Issuer.RestClient();

        Assert.Equal("CREDENTIAL_NOT_FOUND", await Answers.CodeAsync(await client.GetAsync("/v1/credentials?id=https://nowhere.example/1")));
        Assert.Equal("CREDENTIAL_NOT_FOUND", await Answers.CodeAsync(await client.GetAsync("/v1/credentials?id=")));
    }

    private static void Break(JsonObject passport, string fault)
    {
        switch (fault)
        {
            case "no id":
                passport.Remove("id");
                break;
            case "id no url":
                passport["id"] = "4711";
                break;
            case "foreign issuer":
                passport["issuer"]!["id"] = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
                break;
            case "no issuer":
                passport.Remove("issuer");
                break;
            case "status":
                passport["credentialStatus"] = new JsonObject { ["type"] = "BitstringStatusListEntry" };
                break;
            case "dates reversed":
                passport["validUntil"] = "2020-01-01T00:00:00Z";
                break;
            case "no date":
                passport["validFrom"] = "yesterday";
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault));
        }
    }

    private IssuerService.IssuerServiceClient Issuer() => new(stack.Issuer.Invoker());

    private Task<(HttpStatusCode Status, JsonObject Problem)> PostAsync(JsonObject passport) =>
        PostAsync(Encoding.UTF8.GetBytes(new JsonObject { ["credential"] = passport.DeepClone(), ["validate"] = false }.ToJsonString()));

    private async Task<(HttpStatusCode Status, JsonObject Problem)> PostAsync(byte[] body, string? mediaType = "application/json")
    {
        using var client = stack.Issuer.RestClient();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        var response = await client.PostAsync("/v1/credentials", content);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, await Answers.JsonAsync(response));
    }
}
