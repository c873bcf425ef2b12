using Grpc.Core;

namespace Compat.Tests.Grpc;

public sealed class StatusTests
{
    [Fact]
    public void Status_Says_What_It_Holds()
    {
        Assert.Equal("Status(StatusCode=\"NotFound\", Detail=\"gone\")", new Status(StatusCode.NotFound, "gone").ToString());
        Assert.Equal(
            "Status(StatusCode=\"Internal\", Detail=\"oops\", DebugException=\"System.InvalidOperationException: why\")",
            new Status(StatusCode.Internal, "oops", new InvalidOperationException("why")).ToString());
        Assert.Equal(StatusCode.OK, default(Status).StatusCode);
        Assert.Equal(StatusCode.OK, Status.DefaultSuccess.StatusCode);
        Assert.Equal(StatusCode.Cancelled, Status.DefaultCancelled.StatusCode);
        Assert.Equal("", Status.DefaultSuccess.Detail);
    }

    [Fact]
    public void Exception_Carries_Status_Message_And_Trailers()
    {
        var cause = new InvalidOperationException("why");
        var status = new Status(StatusCode.Internal, "oops", cause);
        var trailers = new Metadata { { "a", "1" } };

        var plain = new RpcException(status);
        Assert.Equal(status.ToString(), plain.Message);
        Assert.Same(cause, plain.InnerException);
        Assert.Equal(StatusCode.Internal, plain.StatusCode);
        Assert.Empty(plain.Trailers);
        Assert.Equal("own words", new RpcException(status, "own words").Message);
        Assert.Same(trailers, new RpcException(status, trailers).Trailers);
        Assert.Equal("own words", new RpcException(status, trailers, "own words").Message);
        Assert.Throws<ArgumentNullException>(() => new RpcException(status, (Metadata)null!));
    }

    [Theory]
    [InlineData(StatusCode.OK, 0)]
    [InlineData(StatusCode.Cancelled, 1)]
    [InlineData(StatusCode.Unknown, 2)]
    [InlineData(StatusCode.InvalidArgument, 3)]
    [InlineData(StatusCode.DeadlineExceeded, 4)]
    [InlineData(StatusCode.NotFound, 5)]
    [InlineData(StatusCode.AlreadyExists, 6)]
    [InlineData(StatusCode.PermissionDenied, 7)]
    [InlineData(StatusCode.ResourceExhausted, 8)]
    [InlineData(StatusCode.FailedPrecondition, 9)]
    [InlineData(StatusCode.Aborted, 10)]
    [InlineData(StatusCode.OutOfRange, 11)]
    [InlineData(StatusCode.Unimplemented, 12)]
    [InlineData(StatusCode.Internal, 13)]
    [InlineData(StatusCode.Unavailable, 14)]
    [InlineData(StatusCode.DataLoss, 15)]
    [InlineData(StatusCode.Unauthenticated, 16)]
    public void Codes_Have_The_Numbers_Of_The_Protocol(StatusCode code, int number) => Assert.Equal(number, (int)code);
}
