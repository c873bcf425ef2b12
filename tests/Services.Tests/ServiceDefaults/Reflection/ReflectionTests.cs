using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Services.Tests.Stack;
using V1 = Grpc.Reflection.V1;
using V1Alpha = Grpc.Reflection.V1Alpha;

namespace Services.Tests.ServiceDefaults.Reflection;

/// <summary>Reflection as a client uses it, in both versions. The questions travel as bytes: the two versions differ in name only.</summary>
public sealed class ReflectionTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v1alpha")]
    public async Task Lists_the_services_of_its_host(string version)
    {
        var answer = await AskAsync(version, new V1.ServerReflectionRequest { ListServices = "*" });

        Assert.Equal(
            ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "untp.issuer.v1.IssuerService"],
            answer.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1alpha")]
    public async Task Client_can_build_every_listed_service(string version)
    {
        foreach (var service in (await AskAsync(version, new V1.ServerReflectionRequest { ListServices = "*" })).ListServicesResponse.Service)
        {
            var files = Build((await AskAsync(version, new V1.ServerReflectionRequest { FileContainingSymbol = service.Name })).FileDescriptorResponse.FileDescriptorProto);

            Assert.Contains(files.SelectMany(file => file.Services), found => found.FullName == service.Name);
        }
    }

    [Theory]
    [InlineData("v1", "untp.issuer.v1.IssuerService.IssueCredential")]
    [InlineData("v1", "untp.issuer.v1.IssueCredentialRequest")]
    [InlineData("v1", "untp.issuer.v1.IssueCredentialRequest.credential")]
    [InlineData("v1", "untp.issuer.v1.KeyType")]
    [InlineData("v1", "untp.common.v1.Problem")]
    [InlineData("v1alpha", "untp.issuer.v1.IssuerService.IssueCredential")]
    [InlineData("v1alpha", "grpc.health.v1.HealthCheckResponse.ServingStatus")]
    [InlineData("v1alpha", "google.protobuf.Timestamp")]
    public async Task Finds_the_file_of_a_symbol(string version, string symbol)
    {
        var answer = await AskAsync(version, new V1.ServerReflectionRequest { FileContainingSymbol = symbol });

        var first = FileDescriptorProto.Parser.ParseFrom(answer.FileDescriptorResponse.FileDescriptorProto[0]);
        Assert.StartsWith(first.Package + ".", symbol, StringComparison.Ordinal);
        Build(answer.FileDescriptorResponse.FileDescriptorProto);
    }

    [Theory]
    [InlineData("v1", "untp/issuer/v1/issuer.proto")]
    [InlineData("v1", "untp/common/v1/problem.proto")]
    [InlineData("v1", "google/protobuf/timestamp.proto")]
    [InlineData("v1alpha", "untp/verifier/v1/verifier.proto")]
    public async Task Finds_a_file_by_name_the_file_first(string version, string name)
    {
        var answer = await AskAsync(version, new V1.ServerReflectionRequest { FileByFilename = name });

        var files = answer.FileDescriptorResponse.FileDescriptorProto;
        Assert.Equal(name, FileDescriptorProto.Parser.ParseFrom(files[0]).Name);
        Assert.Equal(files.Count, files.Distinct().Count());
        Build(files);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1alpha")]
    public async Task What_is_not_there_is_an_answer_and_the_stream_goes_on(string version)
    {
        var questions = new V1.ServerReflectionRequest[]
        {
            new() { FileContainingSymbol = "untp.Nothing" },
            new() { FileByFilename = "nothing.proto" },
            new() { FileContainingSymbol = "" },
            new() { AllExtensionNumbersOfType = "untp.common.v1.Problem" },
            new() { FileContainingExtension = new() { ContainingType = "untp.common.v1.Problem", ExtensionNumber = 1 } },
            new(),
            new() { Host = "somewhere", ListServices = "" },
        };

        var answers = await AskAllAsync(version, questions);

        Assert.All(answers.Take(5), answer => Assert.Equal((int)StatusCode.NotFound, answer.ErrorResponse.ErrorCode));
        Assert.Equal((int)StatusCode.InvalidArgument, answers[5].ErrorResponse.ErrorCode);
        Assert.NotEmpty(answers[6].ListServicesResponse.Service);
        Assert.Equal("somewhere", answers[6].ValidHost);
        Assert.Equal(questions.AsEnumerable(), answers.Select(answer => answer.OriginalRequest));
    }

    /// <summary>Dependencies come after their users; building wants them before.</summary>
    private static IReadOnlyList<FileDescriptor> Build(IEnumerable<ByteString> files)
    {
        var waiting = files.Select(bytes => (Bytes: bytes, Proto: FileDescriptorProto.Parser.ParseFrom(bytes))).ToList();
        var ordered = new List<(ByteString Bytes, FileDescriptorProto Proto)>();
        while (waiting.Count > 0)
        {
            var ready = waiting.FirstOrDefault(file => file.Proto.Dependency.All(name => ordered.Exists(known => known.Proto.Name == name)));
            Assert.True(ready.Bytes is not null, $"Imports are missing: {string.Join(", ", waiting.Select(file => file.Proto.Name))}");
            ordered.Add(ready);
            waiting.Remove(ready);
        }

        return FileDescriptor.BuildFromByteStrings(ordered.Select(file => file.Bytes));
    }

    private async Task<V1.ServerReflectionResponse> AskAsync(string version, V1.ServerReflectionRequest question) => (await AskAllAsync(version, question))[0];

    private async Task<IReadOnlyList<V1.ServerReflectionResponse>> AskAllAsync(string version, params V1.ServerReflectionRequest[] questions)
    {
        var answers = new List<V1.ServerReflectionResponse>();
        var invoker = stack.Issuer.Invoker(tenant: null);
        if (version == "v1")
        {
            using var call = new V1.ServerReflection.ServerReflectionClient(invoker).ServerReflectionInfo();
            foreach (var question in questions)
            {
                await call.RequestStream.WriteAsync(question);
                Assert.True(await call.ResponseStream.MoveNext(default));
                answers.Add(call.ResponseStream.Current);
            }

            await call.RequestStream.CompleteAsync();
            Assert.False(await call.ResponseStream.MoveNext(default));
        }
        else
        {
            using var call = new V1Alpha.ServerReflection.ServerReflectionClient(invoker).ServerReflectionInfo();
            foreach (var question in questions)
            {
                await call.RequestStream.WriteAsync(V1Alpha.ServerReflectionRequest.Parser.ParseFrom(question.ToByteString()));
                Assert.True(await call.ResponseStream.MoveNext(default));
                answers.Add(V1.ServerReflectionResponse.Parser.ParseFrom(call.ResponseStream.Current.ToByteString()));
            }

            await call.RequestStream.CompleteAsync();
            Assert.False(await call.ResponseStream.MoveNext(default));
        }

        return answers;
    }
}
