using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Services.Tests.ServiceDefaults;
using Untp.Contracts.Issuer.V1;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Security;

/// <summary>What cannot be a request is refused with a code, over every protocol, directly and through the gateway.</summary>
public sealed class BadInputTests(BadInputStack stack) : IClassFixture<BadInputStack>
{
    [Fact]
    public async Task Good_input_is_not_refused()
    {
        foreach (var target in stack.Targets)
        {
            using var content = Json(target.Path switch
            {
                "/v1/verifications" => $$"""{"credential":"{{Passport.Signed()}}"}""",
                "/v1/dids" => """{"method":"key","keyType":"P-256"}""",
                _ => null,
            });
            if (content is null)
            {
                continue;
            }

            using var response = await target.SendAsync(content);

            Assert.True(response.IsSuccessStatusCode, $"{target}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Theory]
    [MemberData(nameof(BadInput.Names), MemberType = typeof(BadInput))]
    public async Task S20_S21_Bad_body_is_a_problem(string name)
    {
        var input = BadInput.Find(name);
        foreach (var target in stack.Targets)
        {
            foreach (var isChunked in (bool[])[false, true])
            {
                using HttpContent content = isChunked ? new StreamContent(new UnknownLength(input.Bytes)) : new ByteArrayContent(input.Bytes);
                content.Headers.ContentType = new("application/json");

                await AssertProblemAsync(target, content, input.Codes);
            }
        }
    }

    [Fact]
    public async Task Empty_body_is_a_problem()
    {
        foreach (var target in stack.Targets)
        {
            await AssertProblemAsync(target, Bytes([], "application/json"), "REQUEST_EMPTY");
            await AssertProblemAsync(target, null, "REQUEST_EMPTY", "MEDIA_TYPE_UNSUPPORTED");
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-ndjson")]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Other_media_type_is_a_problem(string? mediaType)
    {
        foreach (var target in stack.Targets.Where(target => target.ChecksMediaType))
        {
            await AssertProblemAsync(target, Bytes(Encoding.ASCII.GetBytes($$"""{"credential":"{{Passport.Signed()}}"}"""), mediaType), "MEDIA_TYPE_UNSUPPORTED");
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task Compressed_body_is_a_problem(string encoding)
    {
        using var buffer = new MemoryStream();
        using (Stream zip = encoding == "br" ? new BrotliStream(buffer, CompressionLevel.Optimal, leaveOpen: true) : new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(Encoding.ASCII.GetBytes($$"""{"credential":"{{Passport.Signed()}}"}"""));
        }

        foreach (var target in stack.Targets)
        {
            var content = Bytes(buffer.ToArray(), "application/json");
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

            await AssertProblemAsync(target, content, "MEDIA_TYPE_UNSUPPORTED");
        }

        foreach (var client in stack.Batches)
        {
            var content = Bytes(buffer.ToArray(), "application/x-ndjson");
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

            await AssertProblemAsync(new BadInputTarget(client, HttpMethod.Post, "/v1/verifications:batch", ChecksMediaType: true), content, "MEDIA_TYPE_UNSUPPORTED");
        }
    }

    [Theory]
    [InlineData("application/vc+jwt", "{}", "JWS_SYNTAX")]
    [InlineData("application/vc+jwt", "a.b.c\n", "BASE64URL_NOT_CANONICAL")]
    [InlineData("application/jwt", "\"a.b.c\"", "BASE64URL_NOT_CANONICAL")]
    [InlineData("application/vc", "{}", "REQUEST_SHAPE")]
    [InlineData("application/ld+json", """{"@context":[]}""", "ENVELOPE_INVALID")]
    [InlineData("application/vc", """{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,a.b"}""", "JWS_SYNTAX")]
    [InlineData("application/vc", """{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,a.b.c","\u0069d":""}""", "JSON_DUPLICATE_MEMBER")]
    public async Task Bad_credential_is_a_problem(string mediaType, string body, string code)
    {
        foreach (var target in stack.Targets.Where(target => target.Path == "/v1/verifications"))
        {
            await AssertProblemAsync(target, Bytes(Encoding.UTF8.GetBytes(body), mediaType), code);
        }
    }

    [Fact]
    public async Task Bad_line_is_answered_with_its_problem_and_the_stream_goes_on()
    {
        var jwt = Passport.Signed();
        var body = new MemoryStream();
        foreach (var input in BadInput.All)
        {
            Assert.DoesNotContain((byte)'\n', input.Bytes);
            body.Write(input.Bytes);
            body.Write(Encoding.ASCII.GetBytes($"\n{{\"id\":\"after {input.Name}\",\"credential\":\"{jwt}\"}}\r\n\n"));
        }

        foreach (var client in stack.Batches)
        {
            using var content = Bytes(body.ToArray(), "application/x-ndjson");
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            using var response = await client.PostAsync("/v1/verifications:batch", content, deadline.Token);
            var answers = (await response.Content.ReadAsStringAsync(deadline.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(2 * BadInput.All.Count, answers.Length);
            foreach (var (i, input) in BadInput.All.Index())
            {
                Assert.Contains(answers[2 * i]["problems"]![0]!["code"]!.GetValue<string>(), input.Codes);
                Assert.Null(answers[2 * i]["report"]);
                Assert.Equal(($"after {input.Name}", "valid"), (answers[(2 * i) + 1]["id"]!.GetValue<string>(), answers[(2 * i) + 1]["report"]!["outcome"]!.GetValue<string>()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(BadInput.Names), MemberType = typeof(BadInput))]
    public async Task Bad_message_is_an_invalid_argument_or_exhausts(string name)
    {
        var input = BadInput.Find(name);

        // Values that are JSON, but not of a credential.
        string[] codes = [.. input.Codes, .. input.Codes.Contains("REQUEST_SHAPE") ? ["ENVELOPE_INVALID", "CREDENTIAL_SHAPE"] : Array.Empty<string>()];
        foreach (var invoker in stack.VerifierCalls)
        {
            var verification = new Verification { Credential = ByteString.CopyFrom(input.Bytes), MediaType = "application/vc" };
            await AssertRefusedAsync(async () => await new VerifierService.VerifierServiceClient(invoker).VerifyCredentialAsync(new VerifyCredentialRequest { Verification = verification }), codes);
            await AssertRefusedAsync(async () => await new VerifierService.VerifierServiceClient(invoker).VerifyCredentialAsync(new VerifyCredentialRequest { Verification = new Verification { Credential = ByteString.CopyFrom(input.Bytes) } }), [.. codes, "JWS_SYNTAX", "BASE64URL_NOT_CANONICAL"]);
        }

        foreach (var invoker in stack.IssuerCalls)
        {
            await AssertRefusedAsync(async () => await new IssuerService.IssuerServiceClient(invoker).IssueCredentialAsync(new IssueCredentialRequest { Credential = ByteString.CopyFrom(input.Bytes) }), codes);
        }
    }

    [Fact]
    public async Task Bad_message_of_a_stream_is_answered_with_its_problem_and_the_stream_goes_on()
    {
        var jwt = ByteString.CopyFromUtf8(Passport.Signed());
        var inputs = BadInput.All.Where(input => input.Bytes.Length < 2 << 20).ToArray();
        Assert.True(inputs.Length > 20);
        foreach (var invoker in stack.VerifierCalls)
        {
            using var call = new VerifierService.VerifierServiceClient(invoker).VerifyCredentials();
            foreach (var input in inputs)
            {
                await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = input.Name, Verification = new Verification { Credential = ByteString.CopyFrom(input.Bytes), MediaType = "application/vc" } });
                await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = "good", Verification = new Verification { Credential = jwt } });
                Assert.True(await Eventually.EndsAsync(call.ResponseStream.MoveNext(default)));
                Assert.Equal(input.Name, call.ResponseStream.Current.Id);
                Assert.Contains(call.ResponseStream.Current.Problem.Code, (string[])[.. input.Codes, "ENVELOPE_INVALID"]);
                Assert.True(await Eventually.EndsAsync(call.ResponseStream.MoveNext(default)));
                Assert.Equal(("good", Outcome.Valid), (call.ResponseStream.Current.Id, call.ResponseStream.Current.Report.Outcome));
            }

            await call.RequestStream.CompleteAsync();
            Assert.False(await Eventually.EndsAsync(call.ResponseStream.MoveNext(default)));
        }
    }

    private static StringContent? Json(string? text) => text is null ? null : new StringContent(text, Encoding.UTF8, "application/json");

    private static ByteArrayContent Bytes(byte[] bytes, string? mediaType)
    {
        var content = new ByteArrayContent(bytes);
        if (mediaType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        return content;
    }

    private static async Task AssertProblemAsync(BadInputTarget target, HttpContent? content, params string[] codes)
    {
        using var response = await target.SendAsync(content);
        var text = await response.Content.ReadAsStringAsync();

        Assert.True((int)response.StatusCode is >= 400 and < 500, $"{target}: {(int)response.StatusCode} {text}");
        Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{target}: {text}");
        var problem = JsonNode.Parse(text)!;
        Assert.True(codes.Contains(problem["code"]!.GetValue<string>()), $"{target}: {text}");
        Assert.Equal((int)response.StatusCode, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["detail"]!.GetValue<string>());
        Assert.NotEmpty(problem["errors"]!.AsArray());
    }

    /// <summary>Told by a code in the trailers.</summary>
    private static async Task AssertRefusedAsync(Func<Task> call, params string[] codes)
    {
        var e = await Assert.ThrowsAsync<RpcException>(() => Eventually.EndsAsync(call()));
        Assert.True(e.StatusCode is StatusCode.InvalidArgument or StatusCode.ResourceExhausted, e.ToString());
        Assert.Contains(Answers.Code(e), codes);
        Assert.NotNull(e.Trailers.GetValueBytes("untp-problem-bin"));
    }

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
