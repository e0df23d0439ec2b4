@_exported import Monitoring
