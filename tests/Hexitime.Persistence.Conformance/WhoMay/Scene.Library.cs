using Hexitime.Resources;
using Hexitime.Testimonials;
using Hexitime.UseCases;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal sealed partial class Scene
{
    public static ResourceText Guide { get; } = new() { Title = "Run charts", Guide = "Plot it.", Kinds = [ExchangeKind.Coaching] };

    public async Task<ResourceId> GuideAsync() => (await _bank.SendAsync("root", new AddResource(Guide), roles: Roles.Administrator)).Value.Id;

    /// <summary>A guide in the library of a network that Ben runs.</summary>
    public async Task<ResourceId> GuideOfBenAsync() => (await DoAsync(BensSubject, new AddResource(Guide, await NetworkOfBenAsync()))).Id;

    public async Task<TestimonialId> TestimonialAsync(string subject) => (await DoAsync(subject, new WriteTestimonial("It was good."))).Id;

    /// <summary>What Ada says of a network that Ben runs.</summary>
    public async Task<TestimonialId> TestimonialInNetworkOfBenAsync()
    {
        await NetworkOfBenAsync(alsoHost: AdasSubject);
        return (await DoAsync(AdasSubject, new WriteTestimonial("It was good.", Network: _network))).Id;
    }
}
