using Pinpoint.Cli.Parsing;

namespace Pinpoint.Cli.Tests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("45m", 2700)]
    [InlineData("1h30m", 5400)]
    [InlineData("1h1m1s", 3661)]
    [InlineData("0.5s", 0.5)]
    public void Durations_are_read(string text, double seconds)
    {
        DurationText.TryParse(text, out TimeSpan duration).ShouldBeTrue();
        duration.TotalSeconds.ShouldBe(seconds, 1e-9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("45")]
    [InlineData("m45")]
    [InlineData("-5m")]
    [InlineData("0s")]
    [InlineData("1m1h")]
    [InlineData("99999999h")]
    public void Other_texts_are_not(string text) => DurationText.TryParse(text, out _).ShouldBeFalse();
}
