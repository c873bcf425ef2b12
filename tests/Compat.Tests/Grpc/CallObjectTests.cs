using System.Text;
using Grpc.Core;

namespace Compat.Tests.Grpc;

public sealed class CallObjectTests
{
    [Fact]
    public void Options_Change_One_At_A_Time()
    {
        var deadline = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var headers = new Metadata();
        var writeOptions = new WriteOptions(WriteFlags.BufferHint | WriteFlags.NoCompress);
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        using var cancellation = new CancellationTokenSource();

        var options = default(CallOptions)
            .WithHeaders(headers)
            .WithDeadline(deadline)
            .WithCancellationToken(cancellation.Token)
            .WithWriteOptions(writeOptions)
            .WithCredentials(credentials)
            .WithWaitForReady();

        Assert.Same(headers, options.Headers);
        Assert.Equal(deadline, options.Deadline);
        Assert.Equal(cancellation.Token, options.CancellationToken);
        Assert.Same(writeOptions, options.WriteOptions);
        Assert.Same(credentials, options.Credentials);
        Assert.Null(options.PropagationToken);
        Assert.True(options.IsWaitForReady);
        Assert.False(options.WithWaitForReady(false).IsWaitForReady);
        Assert.Equal(options, new CallOptions(headers, deadline, cancellation.Token, writeOptions, null, credentials).WithWaitForReady());
        Assert.Equal(3, (int)writeOptions.Flags);
        Assert.Equal(0, (int)WriteOptions.Default.Flags);
    }

    [Fact]
    public async Task A_Call_Made_By_Hand_Passes_On_Its_Parts()
    {
        var disposed = 0;
        var headers = new Metadata { { "a", "1" } };
        var status = new Status(StatusCode.OK, "fine");

        var call = new AsyncUnaryCall<string>(
            Task.FromResult("answer"), Task.FromResult(headers), () => status, () => Metadata.Empty, () => disposed++);

        Assert.Equal("answer", await call);
        Assert.Equal("answer", await call.ConfigureAwait(false));
        Assert.Equal("answer", await call.ResponseAsync);
        Assert.Same(headers, await call.ResponseHeadersAsync);
        Assert.Equal(status, call.GetStatus());
        Assert.Same(Metadata.Empty, call.GetTrailers());
        call.Dispose();
        Assert.Equal(1, disposed);
    }

    [Fact]
    public void Credentials_Compose_As_The_Channel_Allows()
    {
        var call = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

        Assert.Throws<ArgumentException>(() => ChannelCredentials.Create(ChannelCredentials.Insecure, call));
        Assert.Throws<ArgumentException>(() => ChannelCredentials.Create(ChannelCredentials.Create(ChannelCredentials.SecureSsl, call), call));
        Assert.Throws<ArgumentException>(() => CallCredentials.Compose(call));
        Assert.Throws<ArgumentNullException>(() => CallCredentials.FromInterceptor(null!));
    }

    [Fact]
    public void Peer_Identity_Is_The_Property_That_Is_Named()
    {
        var name = AuthProperty.Create("name", Encoding.UTF8.GetBytes("Zoë"));
        var properties = new Dictionary<string, List<AuthProperty>> { ["name"] = [name], ["other"] = [AuthProperty.Create("other", [1])] };

        var known = new AuthContext("name", properties);
        Assert.True(known.IsPeerAuthenticated);
        Assert.Equal("Zoë", Assert.Single(known.PeerIdentity).Value);
        Assert.Equal(2, known.Properties.Count());
        Assert.Empty(known.FindPropertiesByName("third"));
        var unknown = new AuthContext(null, properties);
        Assert.False(unknown.IsPeerAuthenticated);
        Assert.Empty(unknown.PeerIdentity);
    }

    [Fact]
    public void A_Contextual_Marshaller_Says_What_It_Leaves_Out()
    {
        var marshaller = Marshallers.Create<string>((_, context) => context.Complete(), _ => "");

        Assert.Throws<NotSupportedException>(() => marshaller.Serializer("x"));
        Assert.Throws<NotSupportedException>(() => marshaller.Deserializer([]));
        Assert.Equal("é", Marshallers.StringMarshaller.Deserializer(Marshallers.StringMarshaller.Serializer("é")));
    }

    [Fact]
    public async Task A_Writer_Without_Cancellation_Refuses_A_Token_That_Can_Be_Cancelled()
    {
        var plain = new ListWriter();
        IAsyncStreamWriter<string> writer = plain;
        using var cancellation = new CancellationTokenSource();

        await writer.WriteAsync("x", CancellationToken.None);

        await Assert.ThrowsAsync<NotSupportedException>(() => writer.WriteAsync("y", cancellation.Token));
        Assert.Equal(["x"], plain.Written);
    }
}
