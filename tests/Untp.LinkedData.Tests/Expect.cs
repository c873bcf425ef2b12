namespace Untp.LinkedData.Tests;

/// <summary>What nearly every test asks of a <see cref="LinkedDataResult{T}"/>.</summary>
internal static class Expect
{
    public static T Success<T>(LinkedDataResult<T> result)
        where T : notnull
    {
        Assert.True(result.IsSuccess, string.Join("; ", result.Problems.Select(problem => $"{problem.Code} at '{problem.Pointer}': {problem.Message}")));
        return result.Value!;
    }

    public static LinkedDataProblem Failure<T>(string code, LinkedDataResult<T> result)
        where T : notnull
    {
        Assert.False(result.IsSuccess, $"{code} expected, but it was accepted.");
        Assert.Equal(default, result.Value);
        Assert.Equal(code, result.Problems[0].Code);
        Assert.NotEqual("", result.Problems[0].Message);
        return result.Problems[0];
    }

    public static void Failure<T>(string code, string pointer, LinkedDataResult<T> result)
        where T : notnull => Assert.Equal(pointer, Failure(code, result).Pointer);
}
