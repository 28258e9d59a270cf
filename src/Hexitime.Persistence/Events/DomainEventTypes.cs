using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Events;

/// <summary>The events that may lie in the outbox: Hexitime's own and those that somebody handles. No other text in the table ever names a type.</summary>
internal sealed class DomainEventTypes
{
    private readonly Dictionary<string, Type> _types;

    public DomainEventTypes(IServiceCollection services)
    {
        _types = typeof(IDomainEvent).Assembly.GetTypes()
            .Concat(services.Select(s => s.ServiceType)
                .Where(t => t.IsConstructedGenericType && t.GetGenericTypeDefinition() == typeof(INotificationHandler<>))
                .Select(t => t.GenericTypeArguments[0]))
            .Where(t => t is { IsAbstract: false, IsGenericType: false } && typeof(IDomainEvent).IsAssignableFrom(t))
            .Distinct()
            .ToDictionary(NameOf, StringComparer.Ordinal);
        LongWork = [.. _types.Where(t => typeof(ILongWorkAsked).IsAssignableFrom(t.Value)).Select(t => t.Key)];
    }

    /// <summary>The names of those that ask for what takes long.</summary>
    public IReadOnlyList<string> LongWork { get; }

    public static string NameOf(Type type) => type.FullName!;

    public Type? Find(string name) => _types.GetValueOrDefault(name);
}
