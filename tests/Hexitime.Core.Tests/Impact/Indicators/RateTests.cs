namespace Hexitime.Impact.Indicators;

public sealed class RateTests
{
    /// <summary>Newcombe, "Two-sided confidence intervals for the single proportion" (Statistics in Medicine 17, 1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Intervals_are_those_that_were_published(int count, int of, double low, double high)
    {
        var rate = Rate.Among(count, of);
        rate.Low.ShouldNotBeNull().ShouldBe(low, 0.00005);
        rate.High.ShouldNotBeNull().ShouldBe(high, 0.00005);
    }

    [Fact]
    public void Of_none_there_is_no_share_and_more_than_all_is_a_bug()
    {
        Rate.Among(0, 0).ShouldBe(new Rate(0, 0, null, null, null));
        Rate.Among(3, 3).ShouldSatisfyAllConditions(r => r.Share.ShouldBe(1.0), r => r.High.ShouldBe(1.0), r => r.Low.ShouldNotBeNull().ShouldBe(0.4385, 0.0001));
        Should.Throw<ArgumentOutOfRangeException>(() => Rate.Among(2, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Rate.Among(-1, 1));
    }
}
