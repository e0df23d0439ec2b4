@_exported import Monitoring
@_exported import PromQL
