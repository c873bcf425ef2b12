using Untp.Core.Problems;

namespace Untp.Core.Tests;

/// <summary>What nearly every test asks of a <see cref="Result{T}"/>.</summary>
internal static class Expect
{
    public static T Success<T>(Result<T> result)
        where T : notnull
    {
        Assert.True(result.IsSuccess, string.Join("; ", result.Problems.Select(problem => $"{problem.Code} at '{problem.Pointer}': {problem.Message}")));
        return result.Value!;
    }

    public static Problem Failure<T>(ProblemCode code, Result<T> result)
        where T : notnull
    {
        Assert.False(result.IsSuccess, $"{code} expected, but it was accepted.");
        Assert.Equal(default, result.Value);
        Assert.Equal(code, result.Problems[0].Code);
        Assert.NotEqual("", result.Problems[0].Message);
        return result.Problems[0];
    }

    public static void Failure<T>(ProblemCode code, string pointer, Result<T> result)
        where T : notnull => Assert.Equal(pointer, Failure(code, result).Pointer);
}
