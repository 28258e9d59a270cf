using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Ledger;

namespace Hexitime.Tests.Ledger;

[Properties(Arbitrary = [typeof(CreditsTests)], MaxTest = Cases.Many)]
public sealed class CreditsTests
{
    public static Arbitrary<Credits> AnyCredits() => Gen.Frequency(
        (6, Gen.Choose(-6000, 6000).Select(minutes => (long)minutes)),
        (2, Gen.Choose(int.MinValue, int.MaxValue - 1).Select(number => number * 400_000L)),
        (1, Gen.Elements(0, 1, -1, 59, 60, 61, Credits.LargestMinutes, -Credits.LargestMinutes, Credits.LargestMinutes - 1)))
        .Select(Credits.FromMinutes).ToArbitrary();

    [Property]
    public void What_is_shown_can_be_read_again(Credits credits)
    {
        Credits.Parse(credits.ToString(), null).ShouldBe(credits);
        Span<char> room = stackalloc char[64];
        credits.TryFormat(room, out var written, default, CultureInfo.GetCultureInfo("de-DE")).ShouldBeTrue();
        Credits.Parse(room[..written], CultureInfo.GetCultureInfo("de-DE")).ShouldBe(credits);
        credits.TryFormat(room[..(written - 1)], out var none, default, null).ShouldBeFalse();
        none.ShouldBe(0);
    }

    [Property]
    public void What_is_written_as_JSON_can_be_read_again(Credits credits)
    {
        JsonSerializer.Deserialize<Credits>(JsonSerializer.Serialize(credits)).ShouldBe(credits);
        JsonSerializer.Deserialize<Credits>($"\"{credits}\"").ShouldBe(credits);
    }

    [Property]
    public void Parts_add_up_to_the_whole_and_differ_by_a_minute_at_most(Credits credits, PositiveInt parts)
    {
        var split = credits.Split(parts.Get);
        split.Count.ShouldBe(parts.Get);
        split.Sum(part => part.Minutes).ShouldBe(credits.Minutes);
        (split.Max() - split.Min()).ShouldBeLessThanOrEqualTo(Credits.FromMinutes(1));
    }

    [Fact]
    public void Zero_is_neither_more_nor_less_than_nothing() => (Credits.Zero.IsPositive, Credits.Zero.IsNegative).ShouldBe((false, false));

    [Property]
    public void Arithmetic_is_that_of_minutes_and_never_wraps(Credits left, Credits right)
    {
        Check(left.Minutes + right.Minutes, () => left + right);
        Check(left.Minutes - right.Minutes, () => left - right);
        (-(-left)).ShouldBe(left);
        (left.IsPositive, left.IsNegative).ShouldBe((left.Minutes > 0, left.Minutes < 0));
        (Credits.Min(left, right).Minutes, Credits.Max(left, right).Minutes).ShouldBe((Math.Min(left.Minutes, right.Minutes), Math.Max(left.Minutes, right.Minutes)));
        (left < right, left <= right, left > right, left >= right, left.CompareTo(right))
            .ShouldBe((left.Minutes < right.Minutes, left.Minutes <= right.Minutes, left.Minutes > right.Minutes, left.Minutes >= right.Minutes, left.Minutes.CompareTo(right.Minutes)));

        var same = left;
        (left < same, left <= same, left > same, left >= same).ShouldBe((false, true, false, true));

        static void Check(long minutes, Func<Credits> compute)
        {
            if (Math.Abs(minutes) <= Credits.LargestMinutes)
                compute().Minutes.ShouldBe(minutes);
            else
                Should.Throw<OverflowException>(() => compute());
        }
    }

    [Theory]
    [InlineData("1.5 h", 90)]
    [InlineData("1 h 30 min", 90)]
    [InlineData("90 min", 90)]
    [InlineData("1h30min", 90)]
    [InlineData("1h30m", 90)]
    [InlineData("2 hours", 120)]
    [InlineData("1 Hour 1 Minute", 61)]
    [InlineData("0.05 h", 3)]
    [InlineData(" -1.25 hrs ", -75)]
    [InlineData("0 min", 0)]
    [InlineData("16666666666666 h 40 min", Credits.LargestMinutes)]
    public void Amounts_are_read_as_people_write_them(string text, long minutes) => Credits.Parse(text, null).Minutes.ShouldBe(minutes);

    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(59, "59 min")]
    [InlineData(60, "1 h")]
    [InlineData(-90, "-1 h 30 min")]
    public void Amounts_are_shown_as_people_write_them(long minutes, string text) => Credits.FromMinutes(minutes).ToString().ShouldBe(text);

    [Fact]
    public void What_is_longer_than_64_characters_is_not_read()
    {
        Credits.TryParse("1 h".PadLeft(64), out _).ShouldBeTrue();
        Credits.TryParse("1 h".PadLeft(65), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("1")]
    [InlineData("h")]
    [InlineData("0.01 h")]
    [InlineData("1.5 min")]
    [InlineData("1e3 h")]
    [InlineData("1,5 h")]
    [InlineData("NaN")]
    [InlineData("NaN h")]
    [InlineData("∞ h")]
    [InlineData("١ h")]
    [InlineData("1 h -30 min")]
    [InlineData("--1 h")]
    [InlineData("30 min 1 h")]
    [InlineData("16666666666666 h 41 min")]
    [InlineData("999999999999999 h")]
    [InlineData("99999999999999999999999999999999999999 h")]
    [InlineData("1000000000000001 min")]
    public void What_is_no_exact_amount_with_its_unit_is_refused(string? text)
    {
        Credits.TryParse(text, out var credits).ShouldBeFalse();
        credits.ShouldBe(Credits.Zero);
        if (text is not null)
            Should.Throw<FormatException>(() => Credits.Parse(text, null));
    }

    [Theory]
    [InlineData("90")]
    [InlineData("1.5")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"90\"")]
    [InlineData("""{"minutes": 1.5}""")]
    [InlineData("""{"minutes": "90"}""")]
    [InlineData("""{"minutes": 1000000000000001}""")]
    [InlineData("""{"text": "1 h"}""")]
    [InlineData("""{"minutes": 90, "text": "2 h"}""")]
    [InlineData("""{"text": "soon", "minutes": 90}""")]
    public void JSON_without_a_unit_or_out_of_bounds_is_refused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Credits>(json));

    [Fact]
    public void JSON_tells_minutes_and_words_and_reads_past_what_it_does_not_know()
    {
        JsonSerializer.Serialize(Credits.FromMinutes(90)).ShouldBe("""{"minutes":90,"text":"1 h 30 min"}""");
        JsonSerializer.Deserialize<Credits>("""{"unit": {"minutes": 7}, "minutes": 90, "more": [1]}""").Minutes.ShouldBe(90);
        JsonSerializer.Deserialize<Credits>("""{"text": null, "minutes": 90, "note": "2 h"}""").Minutes.ShouldBe(90);
    }

    [Fact]
    public void The_bounds_are_the_bounds()
    {
        Should.Throw<OverflowException>(() => Credits.FromMinutes(Credits.LargestMinutes + 1));
        Should.Throw<OverflowException>(() => Credits.FromMinutes(long.MinValue));
        Credits.TryFromMinutes(Credits.LargestMinutes + 1, out var beyond).ShouldBeFalse();
        beyond.ShouldBe(Credits.Zero);
        Should.Throw<OverflowException>(() => Credits.FromHours(long.MaxValue / 2));
        Should.Throw<ArgumentOutOfRangeException>(() => Credits.FromHours(1).Split(0));
        (Credits.MinValue + Credits.MaxValue).ShouldBe(Credits.Zero);
    }
}
