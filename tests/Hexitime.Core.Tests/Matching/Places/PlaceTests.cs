using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Places;

namespace Hexitime.Tests.Matching.Places;

public sealed class PlaceTests
{
    private static readonly Coordinates Leeds = At(53.8008, -1.5491);
    private static readonly Coordinates York = At(53.9600, -1.0873);

    private static Coordinates At(double north, double east) => Coordinates.Create(north, east).Value;

    [Theory]
    [InlineData(53.8008, -1.5491, 53.9600, -1.0873, 35_066)]
    [InlineData(51.5074, -0.1278, 40.7128, -74.0060, 5_570_230)]
    [InlineData(0, 0, 0, 180, 20_015_115)]
    [InlineData(90, 0, -90, 0, 20_015_115)]
    [InlineData(10, 179.9, 10, -179.9, 21_901)]
    [InlineData(5, 5, 5, 5, 0)]
    public void A_distance_is_that_over_the_ground(double north, double east, double otherNorth, double otherEast, int metres) =>
        At(north, east).MetresTo(At(otherNorth, otherEast)).ShouldBeInRange(metres - 2, metres + 2);

    [Property(MaxTest = 300)]
    public void A_distance_is_the_haversine_of_the_mathematics_library_and_symmetric(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var (one, other) = (At((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180), At((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180));
        double Radians(int tenThousandths) => tenThousandths / 10_000.0 * Math.PI / 180;
        var (north, otherNorth) = (Radians(one.TenThousandthsNorth), Radians(other.TenThousandthsNorth));
        var haversine = Math.Pow(Math.Sin((otherNorth - north) / 2), 2)
            + (Math.Cos(north) * Math.Cos(otherNorth) * Math.Pow(Math.Sin((Radians(other.TenThousandthsEast) - Radians(one.TenThousandthsEast)) / 2), 2));

        ((double)one.MetresTo(other)).ShouldBe(Math.Round(2 * 6_371_008.8 * Math.Asin(Math.Sqrt(Math.Min(1, haversine)))), tolerance: 1);
        other.MetresTo(one).ShouldBe(one.MetresTo(other));
    }

    [Theory]
    [InlineData(91, 0)]
    [InlineData(0, -181)]
    [InlineData(double.NaN, 0)]
    public void There_is_no_such_point(double north, double east) => Coordinates.Create(north, east).Refusal.ShouldNotBeNull().Code.ShouldBe("place.coordinates");

    [Fact]
    public void Two_who_meet_remotely_fit() => PlaceFit.Of(Whereabouts.Remote, new Whereabouts(true, Leeds)).ShouldBe(new PlaceFit(true, 1_000, null));

    [Fact]
    public void One_of_two_must_be_ready_to_travel_the_whole_way()
    {
        PlaceFit.Of(new Whereabouts(false, Leeds, 20), new Whereabouts(false, York, 20)).Fits.ShouldBeFalse();
        PlaceFit.Of(new Whereabouts(false, Leeds, 20), new Whereabouts(true)).Fits.ShouldBeFalse();
        var fit = PlaceFit.Of(new Whereabouts(false, Leeds, 70), new Whereabouts(true, York));
        fit.ShouldBe(PlaceFit.Of(new Whereabouts(true, York), new Whereabouts(false, Leeds, 70)));
        (fit.Fits, fit.Score, fit.Metres!.Value).ShouldBe((true, 1_000 - (500 * fit.Metres.Value / 70_000), Leeds.MetresTo(York)));
    }

    [Property(MaxTest = 500)]
    public void Who_is_within_reach_can_meet_wherever_on_earth_that_is(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var one = random.Next(4) == 0 ? At(random.Next(2) == 0 ? 89.9 : -89.5, (random.NextDouble() * 360) - 180) : At((random.NextDouble() * 180) - 90, random.Next(2) == 0 ? 179.9 : random.Next(-180, 181));
        var (north, east) = ((one.TenThousandthsNorth / 10_000.0) + (random.NextDouble() * 4) - 2, (one.TenThousandthsEast / 10_000.0) + (random.NextDouble() * 12) - 6);
        var other = At(Math.Clamp(north, -90, 90), east > 180 ? east - 360 : east < -180 ? east + 360 : east);
        var (metres, reach) = (one.MetresTo(other), random.Next(2) == 0 ? random.Next(1_001) : Math.Min(1_000, (one.MetresTo(other) / 1_000) + random.Next(2)));

        PlaceFit.Of(new Whereabouts(false, one, reach), new Whereabouts(true, other)).Fits.ShouldBe(metres <= Math.Max(100, reach * 1_000), $"{metres} m, {reach} km");
    }

    [Fact]
    public void Who_is_on_the_same_site_need_not_travel() => PlaceFit.Of(new Whereabouts(false, Leeds), new Whereabouts(false, Leeds)).ShouldBe(new PlaceFit(true, 1_000, 0));

    [Fact]
    public void Somebody_is_somewhere()
    {
        new Whereabouts(false).Check().ShouldNotBeNull();
        new Whereabouts(false, Leeds, 1_001).Check().ShouldNotBeNull();
        Whereabouts.Remote.Check().ShouldBeNull();
    }
}
