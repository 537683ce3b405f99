namespace Pinpoint.Documents.Tests;

public sealed class DocumentNumbersTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_without_a_finite_value_is_null(double number) => DocumentNumbers.FiniteOrNull(number).ShouldBeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(-1.5)]
    [InlineData(double.MaxValue)]
    public void Every_other_number_is_itself(double number) => DocumentNumbers.FiniteOrNull(number).ShouldBe(number);
}
